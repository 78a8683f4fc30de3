"""Figures: numbers, percentages, money, dates and shares, read by value in whatever writing."""
