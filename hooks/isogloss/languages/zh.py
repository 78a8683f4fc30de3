"""Chinese: nothing inflects and no space parts the words; a term is found wherever its characters stand.

Full-width Latin letters and digits count as their half-width twins (Unicode Standard, ch. 12.3 on U+FF01 to U+FF5E).
A line end or a no-break space between two Han characters is no space that parts, and a space between Han and Latin is a
matter of style.
"""

import gzip
import re
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

from isogloss.languages.language import Language, Lexicon, lines, misspelt_words
from isogloss.languages.numerals import Numerals
from isogloss.languages.typography import Typography

HAN = "\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
LATIN = "A-Za-z0-9"
BLANK = " \\t\\r\u00a0"
SPACE = f"[{BLANK}\\n]"
LINE_END = f"(?:(?<=\\n)|(?<!\\n)[{BLANK}]*\\n)[{BLANK}]*"
NO_PARAGRAPH_END = f"(?:(?<!\\n)[{BLANK}]*\\n)?[{BLANK}]*"
UNREAD = (
    f"{SPACE}(?:(?<=[{HAN}]{SPACE})(?:{LINE_END}(?=[{HAN}])|(?<=\u00a0)(?=[{HAN}])|{NO_PARAGRAPH_END}(?=[{LATIN}]))"
    f"|(?<=[{LATIN}]{SPACE}){NO_PARAGRAPH_END}(?=[{HAN}]))"
)
"""Spaces that are only a matter of layout or style. A space, which is rare, is looked for first: that is fast."""

FULL_WIDTH = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
"""The letters and digits among the full-width forms."""


LATIN_END, LATIN_START = re.compile(f"[{LATIN}] ?\\Z"), re.compile(f" ?[{LATIN}]")


def fits(before: str, old: str, new: str, after: str) -> bool:
    """Nothing agrees with anything, but a Latin term among Latin words is a part of another language's sentence."""
    return not (LATIN_END.search(before) and LATIN_START.match(after))


TYPOGRAPHY = Typography(
    quotes=(("“", "”"), ("‘", "’")),  # GB/T 15834-2011, 4.8
    other_quotes=(("「", "」"), ("『", "』")),  # 中文文案排版指北, to which many keep who write for the web
    marks=dict(zip(",.;:?!()،؛؟", "，。；：？！（），；？", strict=True)),  # GB/T 15834-2011, 5.1: full width
    ellipsis="……",  # 4.11: six dots
    dash="——",  # 4.10: as long as two characters
    function_words=frozenset("的了在是和与也就都而及或为对把被从向由以于之其这那有不着吗"),
    compounds=frozenset(
        "可以 足以 难以 得以 加以 予以 目的 有的 别的 为了 除了 存在 所在 现在 正在 但是 还是 就是 作为 成为 认为 视为 "
        "旨在 意在 重在 贵在 以下 以上 以及 以后 以前 以来 以内 以外 以为 以便 以免 "
        "对方 对手 对象 对应 对待 对比 对话 与会 和平 和谐 和解 的确 所有 没有 有效 有用 有关 有限".split()
    ),
)


TRADITIONAL = replace(
    TYPOGRAPHY,
    other_quotes=(),
    quotes=(("「", "」"), ("『", "』")),  # 重訂標點符號手冊 (教育部, 2008)
    function_words=frozenset("的了在是和與也就都而及或為對把被從向由以於之其這那有不著嗎"),
    compounds=frozenset(
        "可以 足以 難以 得以 加以 予以 目的 有的 別的 為了 除了 存在 所在 現在 正在 但是 還是 就是 作為 成為 認為 視為 "
        "旨在 意在 重在 貴在 以下 以上 以及 以後 以前 以來 以內 以外 以為 以便 以免 "
        "對方 對手 對象 對應 對待 對比 對話 與會 和平 和諧 和解 的確 所有 沒有 有效 有用 有關 有限".split()
    ),
)
"""What is printed in traditional characters."""

MORE = {
    f"{grown}{done}{by}倍": 1 + value
    for grown in "增加 增长 提高 上升 扩大 上涨 增 涨 高 多".split()
    for done in ("", "了", "出")
    for by, value in zip("一两三四五六七八九", range(1, 10), strict=True)
}
"""Growth by so many times, which is a multiple one higher, and loosely one as high."""

NUMERALS = Numerals(
    percent="{}%",
    percent_before=("百分之",),
    per_mille_before=("千分之",),
    characters={
        **{character: value for value, character in enumerate("零一二三四五六七八九")},
        "〇": 0, "两": 2, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8,
    },
    point="点",
    multipliers={"百万": 10**6, "千万": 10**7, "万亿": 10**12, "亿": 10**8, "万": 10**4, "千": 1000, "百": 100},
    rest="零?",
    currencies={
        "美元": "USD", "美金": "USD", "欧元": "EUR", "英镑": "GBP", "雷亚尔": "BRL", "里拉": "TRY", "人民币": "CNY",
        "元": "CNY",
    },
    home=frozenset("CNY".split()),
    calendar=("年", "月", "日号"),
    clock=("点时", "分", "半"),
    of_month="的",
    month_span="[后内余之]",
    full_hour=r"(?:(?<=[午上晚晨][0-9])|(?<=[午上晚晨][0-9]{2})|(?<=[午上晚晨][一-十两]))[点时]",
    dates=("{year}年{month}月{day}日", "{year}年{month}月", "{month}月{day}日"),
    ordinal_before=("第",),
    centuries=("世纪",),
    decades="(?:(?:[0-9]{2}|[一二十]{1,3})世纪)?(?P<count>[12][0-9]{3}|[0-9]{2}|[二三四五六七八九]十)年代",
    ordinals={f"{place}半{of}": value for value, place in ((1, "上"), (2, "下")) for of in "年月场叶"},
    multiples={
        **dict.fromkeys(("翻番", "翻倍", "翻了番", "翻一番", "翻了一番", "翻一倍", "翻了一倍"), 2),
        **dict.fromkeys(("翻两番", "翻了两番"), 4),
        **MORE,
    },
    increases=frozenset(MORE),
    fractions={word: Fraction(1, 2) for word in ("一半", "半数", "过半", "减半")},
    under=(("分之", ""), ("[位个名家人]?[一-龥]{0,3}?[中里]就?有", "")),
    within_word="进制|(?<=十)(?<![一二三四五六七八九]十)[多余来]",
    of="[多余来]",
    half="个半(?=[小月世钟])|[年天周月倍分]半(?![年天月])",
    tenths="成(?![立为长员功本就熟果分交都年品绩效])(?P<unit>[一二三四五六七八九])?",
    rest_of_price="折(?![叠线扣射中旧断返])",
    ranges="至|到",
    changes="(?:[增提升上降减下变转涨跌][长加高升降少化变成]?了?)?(?:至|到|为|成)(?:大?约|近)?",
    joined="至|到",
    idioms="十几|(?<=[几数])[十百千万亿]+|万一|十分(?!之)|万分|千万(?=[别不要])|(?<!第)一(?!月(?![一有内后之])|[年天周倍]半|个半[小月世])[一-龥](?<!一[百千万亿十半])(?<!一成(?![不为立]))|四川|百分点|[一二三四五]元(?=组|素|论|运算|[一二三]次|方程|分类|逻辑|表达|操作|关系)",
)  # fmt: skip


# as the companies write themselves in Chinese
NAMES = {
    "Accenture": "埃森哲", "Deloitte": "德勤", "Forbes": "福布斯", "General Motors": "通用汽车",
    "PwC": "普华永道", "Gartner": "高德纳", "Forrester": "福雷斯特|弗雷斯特", "McKinsey": "麦肯锡",
    "Google": "谷歌", "Microsoft": "微软",
    "Apple": "苹果", "Amazon": "亚马逊", "Oracle": "甲骨文", "Twitter": "推特", "Facebook": "脸书|脸谱",
    "Disney": "迪士尼", "Starbucks": "星巴克", "Toyota": "丰田", "Samsung": "三星", "Sony": "索尼",
    "Siemens": "西门子", "Intel": "英特尔", "Cisco": "思科", "Nike": "耐克", "Walmart": "沃尔玛",
    "Unilever": "联合利华", "Adobe": "奥多比", "Salesforce": "赛富时", "General Electric": "通用电气",
    "Harvard Business Review": "哈佛商业评论", "Goldman Sachs": "高盛", "Morgan Stanley": "摩根士丹利",
}  # fmt: skip

BOILERPLATE = lines(
    """
    发表评论
    发表回复
    留下评论
    取消回复
    您的电子邮箱地址不会被公开
    您的邮箱地址不会被公开
    您的电子邮件地址不会被公开
    您的电子邮箱不会被公开
    必填项已用标注
    必填项已用 标注
    必填字段已标记
    您可能还喜欢
    你可能还喜欢
    您可能也喜欢
    你可能也喜欢
    您可能感兴趣
    猜你喜欢
    您可能会喜欢
    分享到微信
    分享到微博
    分享到朋友圈
    分享本文
    分享这篇文章
    阅读时间：0分钟
    阅读时长：0分钟
    预计阅读时间：0分钟
    阅读需0分钟
    0分钟阅读
    跳至内容
    跳到内容
    跳至正文
    跳转到内容
    跳到主要内容
    订阅我们的新闻通讯
    订阅我们的时事通讯
    订阅我们的电子报
    接受cookie
    接受所有cookie
    接受全部cookie
    这篇文章最初出现在…
    这篇文章最初发表于…
    这篇文章最初发布于…
    这篇文章首发于…
    本文最初发表于…
    本文最初发表在…
    本文首发于…
    """
)


@cache
def lexicon() -> Lexicon:
    """Common words and how often they occur, as tools/zh_words.py counts them."""
    packed = gzip.decompress(Path(__file__).with_name("zh_words.txt.gz").read_bytes())
    words: dict[str, int] = {}
    opening, closing, seldom = [], [], []
    for line in packed.decode().splitlines():
        first, *others = line.split(" ")
        if first.isdecimal():
            words |= dict.fromkeys(others, int(first))
        elif first == "<":
            edge, often = others
            opening += [before + edge for before in often]
        elif first == ">":
            edge, often, *sometimes = others
            closing += [edge + after for after in often]
            seldom += [edge + after for after in "".join(sometimes)]
    return Lexicon(words, *map(frozenset, (opening, closing, seldom)))


LANGUAGE = Language(
    code="zh",
    tag="zh-Hans",
    name="简体中文",
    scripts=frozenset({"Han"}),
    cased=False,
    invariable_acronyms=True,
    spaced=False,
    lexicon=lexicon,
    fold={wide: chr(wide - 0xFEE0) for wide in FULL_WIDTH},
    silent=UNREAD,
    fits=fits,
    collation="zh-u-co-pinyin",
    questions=frozenset("什么怎哪何吗呢"),
    also_called="(?:[也又亦](?:被|可)?(?:称|叫|名)(?:为|作|做)?|或称|俗称|旧称)",
    typography=TYPOGRAPHY,
    varieties={"hant": TRADITIONAL},
    numerals=NUMERALS,
    boilerplate=BOILERPLATE,
    misspelt=lambda: misspelt_words("zh_misspelt.txt"),
    names=NAMES,
    foreign_name="[\u4e00-\u9fff]{1,6}[·•‧・][\u4e00-\u9fff]{1,6}",
)
