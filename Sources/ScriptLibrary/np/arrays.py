"""np/arrays"""
