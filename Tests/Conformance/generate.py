"""Writes random programs over the operations of the first tier: python generate.py SEED COUNT

Every program is straight-line code over a few sources of random shapes and dtypes, under one or two
tapes, and prints values, gradients and second gradients. Standard library only; the programs are a
function of the seed. `record.py` runs them under TensorFlow.
"""

import random
import sys

UNARY = [
    "tf.exp(0.5 * {x})", "tf.sin({x})", "tf.cos({x})", "tf.tanh({x})", "tf.sigmoid({x})",
    "tf.math.log(tf.abs({x}) + 0.5)", "tf.sqrt(tf.square({x}) + 0.3)", "tf.square({x})", "-{x}",
    "tf.abs({x})", "tf.nn.relu({x})", "tf.nn.softplus({x})", "{x} ** 2", "{x} ** 3.0", "1.5 - {x}",
    "{x} / 2.0", "2.0 / (tf.square({x}) + 1.0)", "{x} * {x}", "tf.identity({x})", "{x} % 0.75",
    "tf.clip_by_value({x}, -0.6, 0.8)", "tf.maximum({x}, 0.1)", "tf.minimum(0.2, {x})",
    "tf.where({x} > 0.0, {x}, 0.25 * {x})", "tf.round({x}) + {x}", "tf.stop_gradient({x}) * {x}",
    "tf.sign({x}) * {x}", "tf.floor({x}) - {x}", "tf.cast(tf.cast({x}, tf.float64), {dtype})",
    "tf.math.rsqrt(tf.square({x}) + 0.5)", "tf.math.reciprocal(tf.square({x}) + 0.5)",
    "tf.tan(0.3 * {x})", "tf.asin(0.9 * tf.tanh({x}))", "tf.acos(0.9 * tf.tanh({x}))", "tf.atan({x})",
    "tf.sinh(0.5 * {x})", "tf.cosh(0.5 * {x})", "tf.asinh({x})", "tf.acosh(tf.square({x}) + 1.2)",
    "tf.atanh(0.8 * tf.tanh({x}))", "tf.math.erf({x})", "tf.math.erfc({x})", "tf.math.expm1(0.5 * {x})",
    "tf.math.log1p(tf.square({x}))", "tf.math.lgamma(tf.square({x}) + 0.5)",
    "tf.math.digamma(tf.square({x}) + 1.0)", "tf.math.log_sigmoid({x})", "tf.nn.elu({x})",
    "tf.nn.selu({x})", "tf.nn.leaky_relu({x})", "tf.nn.leaky_relu({x}, alpha=0.1)", "tf.nn.relu6(4.0 * {x})",
    "tf.nn.silu({x})", "tf.nn.gelu({x})", "tf.nn.gelu({x}, approximate=True)", "tf.math.xlogy({x}, 2.5)",
    "tf.math.xlogy(1.5, tf.square({x}) + 0.5)", "tf.math.divide_no_nan({x}, 1.5)",
]  # fmt: skip
BINARY = [
    "{x} + {y}", "{x} - {y}", "{x} * {y}", "{x} / (tf.square({y}) + 0.7)", "tf.maximum({x}, {y})",
    "tf.minimum({x}, {y})", "tf.where({x} > {y}, {x}, {y})", "tf.math.squared_difference({x}, {y})",
    "(tf.square({x}) + 0.4) ** {y}", "tf.atan2({x}, tf.square({y}) + 0.3)", "tf.add({x}, {y})",
    "tf.multiply({x}, {y})", "tf.subtract({x}, {y})", "tf.math.multiply_no_nan({x}, {y})",
    "tf.math.xdivy({x}, tf.square({y}) + 0.5)", "tf.math.floormod({x}, tf.square({y}) + 0.9)",
]  # fmt: skip
REDUCTIONS = ["sum", "mean", "max", "min", "prod"]


class Program:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.values = []  # (name, shape)
        self.count = 0

    def choice(self, items):
        return self.random.choice(items)

    def chance(self, probability):
        return self.random.random() < probability

    def shape(self):
        rank = self.random.choices([0, 1, 2, 3, 4, 5], [3, 5, 6, 3, 1, 1])[0]
        return [self.random.choices([0, 1, 2, 3, 4], [1, 4, 12, 8, 2])[0] for _ in range(rank)]

    def literal(self, shape):
        if not shape:
            # Never zero: TensorFlow's cache of scalars takes its sign for whichever came first.
            return f"{self.choice([-1, 1]) * self.random.uniform(0.1, 1.8):.3f}"
        return "[" + ", ".join(self.literal(shape[1:]) for _ in range(shape[0])) + "]"

    def assign(self, expression, shape, indent):
        name = f"t{self.count}"
        self.count += 1
        self.lines.append(f"{indent}{name} = {expression}")
        self.values.append((name, shape))
        return name

    def elements(self, shape):
        count = 1
        for length in shape:
            count *= length
        return count

    def broadcast(self, a, b):
        rank = max(len(a), len(b))
        a, b = [1] * (rank - len(a)) + a, [1] * (rank - len(b)) + b
        if any(x != y and x != 1 and y != 1 for x, y in zip(a, b)):
            return None
        return [y if x == 1 else x for x, y in zip(a, b)]

    def axis(self, rank):
        """An axis argument's text and the axes it means."""
        kind = self.random.random()
        if kind < 0.25:
            return "None", list(range(rank))
        axes = self.random.sample(range(rank), self.random.randint(1, rank)) if kind > 0.6 else [self.random.randrange(rank)]
        shown = [axis - rank if self.chance(0.4) else axis for axis in axes]
        return (str(shown[0]) if len(shown) == 1 and self.chance(0.8) else str(shown)), axes

    def step(self, indent):
        (x, shape) = self.choice(self.values[-5:])
        rank, kind = len(shape), self.random.random()
        if kind < 0.4:
            return self.assign(self.choice(UNARY).format(x=x, dtype=self.dtype), shape, indent)
        if kind < 0.62:
            (y, other) = self.choice(self.values)
            common = self.broadcast(shape, other)
            if common is not None and self.elements(common) <= 200:
                return self.assign(self.choice(BINARY).format(x=x, y=y), common, indent)
        if kind < 0.72 and rank > 0:
            text, axes = self.axis(rank)
            keeps = self.chance(0.4)
            result = [1 if i in axes else n for i, n in enumerate(shape) if keeps or i not in axes]
            name = self.choice(REDUCTIONS)
            if any(shape[i] == 0 for i in axes) and name in ("mean", "max", "min"):
                name = "sum"
            arguments = f"axis={text}" if self.chance(0.7) else text
            return self.assign(f"tf.reduce_{name}({x}, {arguments}, keepdims={keeps})", result, indent)
        return self.structural(x, shape, indent)

    def structural(self, x, shape, indent):
        rank = len(shape)
        kind = self.random.randrange(18)
        if kind > 12:
            return self.rearranged(x, shape, indent)
        if kind == 0 and rank > 0:
            order = self.random.sample(range(rank), rank)
            return self.assign(f"tf.transpose({x}, {order})", [shape[i] for i in order], indent)
        if kind == 1:
            axis = self.random.randint(-rank - 1, rank)
            place = axis if axis >= 0 else axis + rank + 1
            return self.assign(f"tf.expand_dims({x}, {axis})", shape[:place] + [1] + shape[place:], indent)
        if kind == 2 and 1 in shape:
            return self.assign(f"tf.squeeze({x})", [n for n in shape if n != 1], indent)
        if kind == 3:
            count = self.elements(shape)
            if count > 0:
                divisor = self.choice([n for n in range(1, count + 1) if count % n == 0])
                return self.assign(f"tf.reshape({x}, [{divisor}, -1])", [divisor, count // divisor], indent)
        if kind == 4 and rank > 0:
            axis = self.random.randrange(rank)
            result = list(shape)
            result[axis] *= 2
            shown = axis - rank if self.chance(0.5) else axis
            return self.assign(f"tf.concat([{x}, tf.sin({x})], {shown})", result, indent)
        if kind == 5 and rank < 4:
            axis = self.random.randint(0, rank)
            return self.assign(f"tf.stack([{x}, 0.5 * {x}], axis={axis})", shape[:axis] + [2] + shape[axis:], indent)
        if kind == 6 and rank > 0 and shape[0] > 0:
            index = self.random.randrange(-shape[0], shape[0])
            return self.assign(f"{x}[{index}]", shape[1:], indent)
        if kind == 7 and rank > 0:
            step = self.choice([-2, -1, 1, 2])
            result = list(shape)
            result[-1] = len(range(shape[-1])[::step])
            return self.assign(f"{x}[..., ::{step}]", result, indent)
        if kind == 8 and rank > 0 and shape[0] > 0:
            places = [self.random.randrange(shape[0]) for _ in range(self.random.randint(1, 3))]
            return self.assign(f"tf.gather({x}, {places})", [len(places)] + shape[1:], indent)
        if kind == 9 and rank > 0 and shape[-1] > 0:
            places = [self.random.randrange(shape[-1]) for _ in range(self.random.randint(1, 3))]
            return self.assign(f"tf.gather({x}, {places}, axis=-1)", shape[:-1] + [len(places)], indent)
        if kind == 10 and rank >= 2 and self.elements(shape) <= 60:
            result = shape[:-2] + [shape[-2], shape[-2]]
            return self.assign(f"tf.matmul({x}, {x}, transpose_b=True)", result, indent)
        if kind == 11 and rank > 0 and shape[-1] > 0:
            return self.assign(f"tf.nn.softmax({x})", shape, indent)
        if kind == 12 and rank > 0 and shape[-1] % 2 == 0 and shape[-1] > 0:
            result = shape[:-1] + [shape[-1] // 2]
            return self.assign(f"tf.split({x}, 2, axis=-1)[{self.random.randrange(2)}]", result, indent)
        return self.assign(f"tf.tanh({x})", shape, indent)

    def rearranged(self, x, shape, indent):
        """Diagonals, triangles, contractions, and what repeats, turns or surrounds."""
        rank, kind = len(shape), self.random.randrange(12)
        if kind == 6 and 0 < rank < 4 and self.elements(shape) <= 60:
            labels = "abc"[:rank]
            kept = "".join(sorted(label for label in labels if self.chance(0.5)))
            result = [shape[labels.index(label)] for label in kept]
            return self.assign(f"tf.einsum('{labels},{labels}->{kept}', {x}, tf.sin({x}))", result, indent)
        if kind == 7 and rank > 0 and self.elements(shape) <= 40:
            return self.assign(f"tf.tile({x}, {[2] + [1] * (rank - 1)})", [2 * shape[0]] + shape[1:], indent)
        if kind == 8 and rank > 0:
            return self.assign(f"tf.reverse({x}, [{self.random.randrange(-rank, rank)}])", shape, indent)
        if kind == 9 and rank > 0:
            return self.assign(f"tf.roll({x}, {self.random.randint(-5, 5)}, {self.random.randrange(rank)})", shape, indent)
        if kind == 10 and rank > 0 and self.elements(shape) <= 40:
            fill = self.choice(["", ", constant_values=0.5"])
            result = shape[:-1] + [shape[-1] + 3]
            return self.assign(f"tf.pad({x}, {[[0, 0]] * (rank - 1) + [[1, 2]]}{fill})", result, indent)
        if kind == 11 and rank > 0 and shape[-1] > 1 and self.elements(shape) <= 40:
            sizes = [[0, 0]] * (rank - 1) + [[1, 1]]
            mode = self.choice(["REFLECT", "SYMMETRIC"])
            if 0 not in shape:
                return self.assign(f"tf.pad({x}, {sizes}, '{mode}')", shape[:-1] + [shape[-1] + 2], indent)
        if kind == 0 and rank > 0 and self.elements(shape) <= 40:
            k = self.random.randint(-1, 2)
            return self.assign(f"tf.linalg.diag({x}, k={k})", shape[:-1] + [shape[-1] + abs(k)] * 2, indent)
        if rank < 2 or 0 in shape[-2:]:
            return self.assign(f"tf.sin({x})", shape, indent)
        rows, columns = shape[-2:]
        lower = self.random.randint(1 - rows, columns - 1)
        upper = self.random.randint(lower, columns - 1)
        width = min(rows + min(upper, 0), columns - max(lower, 0))
        packed = [width] if lower == upper else [upper - lower + 1, width]
        which = str(lower) if lower == upper else f"({lower}, {upper})"
        align = self.choice(["", ", align='LEFT_RIGHT'", ", align='RIGHT_RIGHT'", ", align='LEFT_LEFT'"])
        if kind == 1:
            padding = self.choice(["", ", padding_value=0.5"])
            return self.assign(f"tf.linalg.diag_part({x}, k={which}{padding}{align})", shape[:-2] + packed, indent)
        if kind == 2:
            part = f"tf.cos(tf.linalg.diag_part({x}, k={which}{align}))"
            return self.assign(f"tf.linalg.set_diag({x}, {part}, k={which}{align})", shape, indent)
        if kind == 3:
            return self.assign(f"tf.linalg.trace({x})", shape[:-2], indent)
        if kind == 4 and columns == 3:
            return self.assign(f"tf.linalg.cross({x}, tf.sin({x}))", shape, indent)
        bounds = f"{self.random.randint(-1, rows)}, {self.random.randint(-1, columns)}"
        return self.assign(f"tf.linalg.band_part({x}, {bounds})", shape, indent)

    def text(self):
        self.dtype = self.random.choices(["tf.float64", "tf.float32"], [3, 1])[0]
        sources = []
        for index in range(self.random.randint(1, 3)):
            shape, name = self.shape(), "xyz"[index]
            value = f"tf.constant({self.literal(shape)}, {self.dtype}, shape={shape})"
            isVariable = self.chance(0.3)
            self.lines.append(f"{name} = tf.Variable({value})" if isVariable else f"{name} = {value}")
            self.values.append((name, shape))
            sources.append((name, isVariable))
        names = [name for name, _ in sources]
        persistent = self.chance(0.3)
        second = self.chance(0.6)
        watched = [name for name, isVariable in sources if not isVariable and not self.chance(0.07)]
        # The inner gradient is taken within the outer block, and perhaps within the inner one.
        inside = self.chance(0.3)
        indent = ""
        if second:
            self.lines.append(f"with tf.GradientTape(persistent={self.chance(0.3)}) as outer:")
            indent += "    "
            if watched:
                self.lines.append(f"{indent}outer.watch([{', '.join(watched)}])")
        self.lines.append(f"{indent}with tf.GradientTape(persistent={persistent}) as tape:")
        within = indent + "    "
        for name in watched:
            self.lines.append(f"{within}tape.watch({name})")
        steps = self.random.randint(2, 8)
        paused = self.random.randrange(steps) if self.chance(0.1) else None
        for index in range(steps):
            if index == paused:
                self.lines.append(f"{within}with tape.stop_recording():")
                self.step(within + "    ")
                continue
            variables = [name for name, isVariable in sources if isVariable]
            if variables and self.chance(0.1):
                self.lines.append(f"{within}{self.choice(variables)}.assign(0.5 * {self.choice(variables[:1])})" if len(variables) == 1 else f"{within}{variables[0]}.assign_add({variables[0]})")
            self.step(within)
        target, shape = self.values[-1]
        place = within if inside else indent
        asked = self.choice([names[0], "[" + ", ".join(names) + "]", "{" + ", ".join(f"'{n}': {n}" for n in names) + "}"])
        if second:
            asked = "[" + ", ".join(names) + "]"
        extra = self.choice(["", "", "", ", unconnected_gradients='zero'"])
        if self.chance(0.2):
            extra += f", output_gradients={target} * 0.5 + 1.0"
        self.lines.append(f"{place}g = tape.gradient({target}, {asked}{extra})")
        if second:
            self.lines.append(f"{indent}s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], {self.dtype})])")
            self.lines.append(f"h = outer.gradient(s, [{', '.join(names)}])")
        self.lines.append(f"print({target})")
        self.lines.append("def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))")
        self.lines.append("for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)")
        if second:
            self.lines.append("for v in h: show(v)")
        if persistent and not inside:
            middle, _ = self.choice(self.values)
            self.lines.append(f"show(tape.gradient({target}, {middle}))")
        return "\n".join(self.lines) + "\n"


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    for index in range(seed, seed + count):
        print(f"#%% generated_{index}")
        print(Program(index).text(), end="")


if __name__ == "__main__":
    main()
