"""A small log-log chart as SVG: readable, a few kilobytes, nothing but the standard library."""

import math

WIDTH, HEIGHT = 560, 340
LEFT, RIGHT, TOP, BOTTOM = 70, 16, 44, 52
COLOURS = ["#1b6ca8", "#c8553d", "#5b8c5a"]
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def text(x, y, words, anchor="middle", size=12, more=""):
    words = words.replace("&", "&amp;").replace("<", "&lt;")
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"{more}>{words}</text>'


class Axis:
    """Maps a range of values to a range of places, by logarithms; to whole powers of ten, or exactly."""

    def __init__(self, values, start, end, is_exact=False):
        if is_exact:
            self.low, self.high = math.log10(min(values)), math.log10(max(values))
            self.start, self.end = start, end
            return
        self.low, self.high = math.floor(math.log10(min(values)) + 1e-9), math.ceil(math.log10(max(values)) - 1e-9)
        self.high = max(self.high, self.low + 1)
        self.start, self.end = start, end

    def place(self, value):
        return self.start + (math.log10(value) - self.low) / (self.high - self.low) * (self.end - self.start)

    def ticks(self):
        return [(10.0**power, "10" + str(power).translate(SUPERSCRIPTS)) for power in range(self.low, self.high + 1)]


def chart(title, x_title, y_title, series, labelled_x=None):
    """SVG of curves.

    series: by name, points (x, y), all above zero. labelled_x: the x values to mark, instead of powers of ten.
    """
    points = [point for curve in series.values() for point in curve]
    x_axis = Axis([x for x, _ in points], LEFT, WIDTH - RIGHT, is_exact=labelled_x is not None)
    y_axis = Axis([y for _, y in points], HEIGHT - BOTTOM, TOP)
    x_ticks = [(x, f"{x:g}") for x in labelled_x] if labelled_x else x_axis.ticks()
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="sans-serif" fill="#333">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        text(WIDTH / 2, 18, title, size=14),
        '<g stroke="#ddd">',
    ]
    lines = [(x_axis.place(x), TOP, x_axis.place(x), HEIGHT - BOTTOM) for x, _ in x_ticks]
    lines += [(LEFT, y_axis.place(y), WIDTH - RIGHT, y_axis.place(y)) for y, _ in y_axis.ticks()]
    parts += [f'<line x1="{a:.1f}" y1="{b:.1f}" x2="{c:.1f}" y2="{d:.1f}"/>' for a, b, c, d in lines]
    parts.append("</g>")
    parts += [text(x_axis.place(x), HEIGHT - BOTTOM + 18, words) for x, words in x_ticks]
    parts += [text(LEFT - 8, y_axis.place(y) + 4, words, "end") for y, words in y_axis.ticks()]
    parts.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, x_title))
    middle = (TOP + HEIGHT - BOTTOM) / 2
    parts.append(text(18, middle, y_title, more=f' transform="rotate(-90 18 {middle:.1f})"'))
    for number, (name, curve) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        places = [(x_axis.place(x), y_axis.place(y)) for x, y in curve]
        way = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
        x = LEFT + 10 + 150 * number
        parts.append(f'<circle cx="{x}" cy="33" r="4" fill="{colour}"/>' + text(x + 9, 37, name, "start"))
    return "\n".join([*parts, "</svg>"]) + "\n"
