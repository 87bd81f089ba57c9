"""Programs that call every name with values of every kind: what the sweep runs, made from a table of signatures.

A name is in the sweep by being listed by `tapedeck ops --signatures`. What follows only says which values there are
and which of them a parameter of a common name is likelier to take, so that calls get beyond their first check.
"""

import random
import re

PREAMBLE = "import math\nimport numpy as np\nimport tensorflow as tf\n"

LEAST = "(-9223372036854775807 - 1)"
MOST = "9223372036854775807"

NUMBERS = [
    "0", "1", "2", "-1", "3", "-2", "63", "64", "1000", "2147483647", "-2147483648", "4294967296", "9007199254740993",
    "10 ** 18", MOST, LEAST, "-9223372036854775807", "True", "False",
    "0.0", "-0.0", "0.5", "-1.5", "2.0", "1e10", "9.3e18", "-9.3e18", "1e308", "5e-324", "float('inf')", "-float('inf')",
    "float('nan')",
]

STRINGS = [
    "''", "'a'", "'abc abc'", "'12'", "'-1.5e3'", "'float32'", "'\\u00df\\u0130e\\u0301'", "'\\U0001f600'", "'\\n\\t x'",
    "'{} {0} {a}'", "'{:99999999999999999999}'", "'{0:>9223372036854775807}'", "'%d %s %*d'", "'%99999999999999999999d'",
    "'ij,jk->ik'", "'...i,i...->'", "'a' * 1000",
]

# A list that holds itself, one that is deep, and their like.
ENDLESS = [
    "(lambda d: d.append(d) or d)([0])",
    "(lambda d: d.append(d) or d)([])",
    "(lambda d: d.update(a=d) or d)({})",
    "(lambda d: d[0].append(d) or d)(([],))",
    "(lambda d: d.append([d, d]) or d)([1.0])",
    "(lambda d: d.append({'a': (d, 1)}) or d)([tf.constant(1.0)])",
    "(lambda d: [d := [d] for _ in range(3000)][-1])([1.0])",
    "(lambda d: [d := (d,) for _ in range(3000)][-1])(())",
    "(lambda d: [d := {'a': d} for _ in range(3000)][-1])({})",
]

LISTS = [
    "[]", "[0]", "[1, 2, 3]", "[0.5, -0.5]", "[[1.0, 2.0], [3.0, 4.0]]", "[[1], [2, 3]]", "[[]]", "[[], []]", "[None]",
    "['a', 'b']", "[True, 2.0]", "[1, 2.5]", f"[{MOST}, {LEAST}]", "[tf.constant(1.0), 2]", "[tf.ones([2]), tf.zeros([2])]",
    "[tf.ones([2, 2]), tf.Variable([1.0])]", "[float('nan'), 1.0]", "[0] * 1000", "[[[[[[[[1.0]]]]]]]]",
]

OTHERS = [
    "None", "...", "NotImplemented", "()", "(1,)", "(2, 3)", "(1.0, 'a', None)", "{}", "{'a': 1}", "{'a': tf.constant(1.0)}",
    "set()", "{1, 2}", "{'a'}", "range(0)", "range(5)", f"range({LEAST}, {MOST}, {MOST})", f"range({MOST}, {LEAST}, {LEAST})",
    "range(10 ** 18)", "slice(None)", "slice(1, 2)", f"slice({MOST}, {LEAST}, {LEAST})", f"slice({LEAST}, {MOST}, {MOST})",
    "iter([1, 2])", "(x for x in [1, 2])", "enumerate('ab')", "zip([1], [2])", "map(abs, [-1])", "reversed([1, 2])",
    "{'a': 1}.items()",
]

FUNCTIONS = [
    "(lambda: None)", "(lambda x: x)", "(lambda *a, **k: a)", "(lambda x: 1 / 0)", "len", "tf.square", "tf.reduce_sum",
    "[].append", "'a'.join", "tf.ones([2]).numpy", "int", "float", "list", "str", "type", "ValueError", "tf.Variable",
    "tf.function(lambda x: x)", "tf.custom_gradient(lambda x: (x, lambda g: g))",
    "(lambda f: f.append(tf.custom_gradient(lambda x: (f[0](x), lambda g: g))) or f[0])([])",
    "(lambda f: f.append(tf.function(lambda x: f[0](x))) or f[0])([])",
    "(lambda f: f.append(lambda *a: f[0](*a)) or f[0])([])",
    "tf.grad_pass_through(tf.square)",
    "(lambda f: [f := tf.function(f) for _ in range(3000)][-1])(lambda x: x)",
    "(lambda f: [f := tf.custom_gradient((lambda k: lambda x: (k(x), lambda g: g))(f)) for _ in range(300)][-1])(tf.identity)",
]

DTYPES = ["tf.float32", "tf.float64", "tf.int32", "tf.int64", "tf.bool"]
DTYPE_LIKE = DTYPES + ["'float32'", "'int64'", "'half'", "np.float32", "float", "int", "bool", "np.dtype('int32')", "tf.float32.max"]

SHAPES = [
    "[]", "[1]", "[2]", "[3]", "[2, 2]", "[2, 3]", "[0]", "[0, 3]", "[2, 0]", "[-1]", "[-1, 2]", "[-1, -1]", "[1, 1, 1]",
    "[2, 3, 4]", f"[{MOST}]", f"[{LEAST}]", f"[0, {MOST}]", f"[{MOST}, {MOST}]", "[4294967296, 4294967296]",
    "[3037000500, 3037000500]", "[1000000, 1000000]", "[1] * 9", "[1] * 300", "5", "()", "(2, 3)", "tf.constant([2, 2])",
    "tf.constant([2, -1], tf.int64)", "tf.constant(3)", "tf.TensorShape([2, 3])", "tf.TensorShape(None)",
    "tf.constant([], tf.int32)", "[None]", "[2.0]", "[True]", "[[1, 2]]", "tf.zeros([2, 2]).shape",
    f"tf.constant([{MOST}, 2], tf.int64)", "np.array([2, 2])",
]

AXES = [
    "0", "1", "-1", "2", "-2", "3", "-3", "None", "[0]", "[0, 1]", "[1, 0]", "[0, 0]", "[-1, 1]", "[]", "()", "[2, 0, 1]", "True",
    "0.0", "[[0, 1], [1, 0]]", "tf.constant(0)", "tf.constant([0, 1])", "tf.constant([], tf.int32)", "tf.constant(-1, tf.int64)",
    MOST, LEAST, "2147483648", "-2147483649", f"[{MOST}]", "tf.constant(9223372036854775807)", "np.int64(0)", "'0'", "range(2)",
]

COUNTS = [
    "0", "1", "2", "3", "5", "-1", "-2", "1000000", "2147483647", "2147483648", "10 ** 12", MOST, LEAST, "1.5", "True", "None",
    "[1, 1]", "[2, -1]", "[0, 3]", f"[{MOST}, {MOST}]", f"[{MOST}, 1]", f"[{LEAST}, -1]", "tf.constant(2)", "tf.constant(-1)",
    "tf.constant(3, tf.int64)", f"tf.constant({MOST})", f"tf.constant({LEAST})", "tf.constant([1, 1])", "tf.constant([2, 3], tf.int64)",
    "[[1, 1], [0, 2]]", f"[[{MOST}, 1], [0, 0]]", "[[-1, 0]]", "tf.constant([[1, 0], [0, 1]])", "tf.constant(2.0)", "float('nan')",
]

FLAGS = ["True", "False", "None", "1", "0", "'a'", "[]", "tf.constant(True)"]

MODES = [
    "'CONSTANT'", "'REFLECT'", "'SYMMETRIC'", "'ASCENDING'", "'DESCENDING'", "'RIGHT_LEFT'", "'LEFT_RIGHT'", "'LEFT_LEFT'",
    "'euclidean'", "'fro'", "'xy'", "'ij'", "'none'", "'zero'", "tf.UnconnectedGradients.ZERO", "2", "float('inf')", "''", "None",
]


def tensors(dtype):
    """Tensors of a dtype: every rank, empty, with extreme values."""
    plain = [
        ("()", "2"), ("()", "0"), ("()", "-1"), ("(1,)", "[1]"), ("(2,)", "[1, 2]"), ("(3,)", "[3, -1, 2]"), ("(2, 2)", "[[2, 1], [1, 3]]"),
        ("(2, 3)", "[[1, 2, 3], [4, 5, 6]]"), ("(3, 3)", "[[4, 1, 0], [1, 5, 2], [0, 2, 6]]"), ("(2, 1)", "[[1], [2]]"),
        ("(1, 2, 2)", "[[[2, 1], [1, 3]]]"), ("(0,)", "[]"), ("(0, 3)", None), ("(2, 0)", None), ("(0, 4294967296)", None),
        ("(1099511627776, 0)", None), ("(576460752303423487, 0, 0)", None), ("(3, 0, 1073741824)", None),
        ("(1, 1, 1, 1, 1, 1, 1, 1)", None), ("(70,)", None), ("(3, 20)", None), ("(17, 17)", None),
    ]
    result = []
    for shape, text in plain:
        if text is None or dtype == "tf.bool":
            result.append(f"tf.{'zeros' if '0' in shape.split(', ') or '(0' in shape or '0)' in shape else 'ones'}({shape}, {dtype})")
        else:
            result.append(f"tf.constant({text}, {dtype})")
    if dtype in ("tf.float32", "tf.float64"):
        big = "3e38" if dtype == "tf.float32" else "1.7e308"
        result += [
            f"tf.constant([float('nan'), float('inf'), -float('inf'), {big}, -{big}, -0.0], {dtype})",
            f"tf.constant(float('nan'), {dtype})", f"tf.constant([[0.0, 0.0], [0.0, 0.0]], {dtype})",
            f"tf.constant([[float('nan'), 1.0], [1.0, float('inf')]], {dtype})", f"tf.Variable([1.0, 2.0], dtype={dtype})",
            f"tf.Variable([[1.0, 2.0], [3.0, 4.0]], dtype={dtype})", f"tf.Variable(3.0, dtype={dtype})",
            f"tf.IndexedSlices(tf.constant([[1.0, 2.0], [3.0, 4.0]], {dtype}), tf.constant([0, 2]), tf.constant([3, 2]))",
            f"tf.IndexedSlices(tf.constant([1.0, 2.0], {dtype}), tf.constant([5, -1], tf.int64))",
        ]
    elif dtype != "tf.bool":
        least, most = (LEAST, MOST) if dtype == "tf.int64" else ("-2147483648", "2147483647")
        result += [
            f"tf.constant([{least}, {most}, 0, -1], {dtype})", f"tf.constant({least}, {dtype})", f"tf.constant({most}, {dtype})",
            f"tf.constant([[0, 0], [0, 0]], {dtype})", f"tf.Variable([1, 2], dtype={dtype})",
            f"tf.constant([0, 1, 1], {dtype})", f"tf.constant([5, -7], {dtype})",
        ]
    else:
        result += ["tf.constant([True, False])", "tf.constant([[True, False], [False, True]])", "tf.constant(False)", "tf.Variable(True)"]
    return result


TENSORS = {dtype: tensors(dtype) for dtype in DTYPES}
ALL_TENSORS = [text for dtype in DTYPES for text in TENSORS[dtype]]
FLOATS = TENSORS["tf.float32"] + TENSORS["tf.float64"]

OBJECTS = [
    "np.array([1.0, 2.0])", "np.array([[1, 2], [3, 4]])", "np.zeros([0, 3])", "np.array(5)", "np.float32(1.5)", "np.float64(0.5)",
    f"np.int64({LEAST})", "np.int32(-1)", "np.bool_(True)", "np.array([True, False])", "np.zeros([2, 2], np.float32)",
    f"np.array([{LEAST}, {MOST}])", "np.array([float('nan'), 1.0], dtype=np.float32)",
    "tf.GradientTape()", "tf.GradientTape(persistent=True)", "tf.TensorShape([2, 3])", "tf.TensorShape(None)", "tf.constant(1.0).ref()",
    "tf.UnconnectedGradients.NONE", "tf", "tf.math", "np.finfo(np.float32)", "np.dtype('float64')", "tf.name_scope('a')",
    "ValueError('a', 1)", "StopIteration()", "tf.linalg.slogdet(tf.eye(2))", "tf.ones([2]).shape", "tf.ones([2]).dtype",
    "tf.Variable([1.0]).assign([2.0])",
]

VALUES = (
    NUMBERS + STRINGS + ENDLESS + LISTS + OTHERS + FUNCTIONS + DTYPE_LIKE + OBJECTS + ALL_TENSORS
    + [text for text in SHAPES if "tf." in text]
)


def fitting_table():
    """What a parameter is likely to take, by its name; any other takes anything."""
    table = {}
    for values, names in (
        (AXES, "axis axes perm batch_dims k num_lower num_upper ddof ndigits decimals begin_mask end_mask ellipsis_mask "
               "new_axis_mask shrink_axis_mask index"),
        (SHAPES, "shape dims batch_shape dense_shape num_segments newshape multiples begin size end strides"),
        (COUNTS, "depth num count num_rows num_columns num_cols num_or_size_splits shift paddings multiples start stop limit delta "
                 "step width begin size end strides maxsplit tabsize num_segments shift decimals repeat n i exp base"),
        (FLAGS, "keepdims adjoint lower exclusive reverse stable transpose_a transpose_b adjoint_a adjoint_b persistent fast "
                "approximate strict keepends a_is_sparse b_is_sparse"),
        (DTYPE_LIKE, "dtype output_type out_type type_value"),
        (MODES, "mode direction align ord indexing unconnected_gradients equation"),
        (FUNCTIONS, "func f function key"),
        (LISTS + FLOATS, "values inputs t_list list structure sources tensors"),
        (STRINGS, "sub sep old new prefix suffix affix chars fillchar format_spec message encoding errors"),
        (TENSORS["tf.int32"] + TENSORS["tf.int64"] + COUNTS, "indices segment_ids ids labels"),
        (TENSORS["tf.bool"] + ALL_TENSORS, "condition mask"),
        (["None", "'a'", "''", "5"], "name"),
    ):
        for name in names.split():
            table.setdefault(name, []).extend(values)
    return table


FITTING = fitting_table()

# Which values are of a type, for its methods and attributes; of any other type, all are tried.
RECEIVERS = {
    "str": STRINGS, "list": LISTS + ENDLESS, "tuple": [v for v in OTHERS + ENDLESS if v.startswith("(") and v != "(x for x in [1, 2])"],
    "dict": ["{}", "{'a': 1}", "{'a': tf.constant(1.0)}", "{1: [], 2.5: None}", ENDLESS[2], ENDLESS[8]],
    "set": ["set()", "{1, 2}", "{'a', 3, None}"], "range": [v for v in OTHERS if v.startswith("range")],
    "slice": [v for v in OTHERS if v.startswith("slice")], "int": NUMBERS, "float": NUMBERS,
    "EagerTensor": ALL_TENSORS, "ResourceVariable": [v for v in ALL_TENSORS if "Variable" in v],
    "ndarray": [v for v in OBJECTS if v.startswith(("np.array", "np.zeros"))], "generic": [v for v in OBJECTS if v.startswith("np.")],
    "GradientTape": ["tf.GradientTape()", "tf.GradientTape(persistent=True)"],
    "TensorShape": [v for v in SHAPES + OBJECTS if "Shape" in v or "shape" in v], "DType": DTYPES + ["tf.ones([2]).dtype"],
    "IndexedSlices": [v for v in ALL_TENSORS if "IndexedSlices" in v],
}

# What the language itself does with values; `{0}` … are operands.
FORMS = [
    "{0}[{1}]", "{0}[{1}:{2}]", "{0}[{1}:{2}:{3}]", "{0}[{1}, {2}]", "{0}[..., {1}]", "{0}({1})", "{0}({1}, {2})", "{0}(*{1})",
    "{0}(**{1})", "[*{0}]", "{{**{0}}}", "f'{{{0}!r:>20}}'", "f'{{{0}:{{{1}}}}}'", "'%s %r' % ({0}, {0})", "'%d' % {0}", "'%.3f' % {0}",
    "'%*d' % ({0}, {1})", "'%x' % {0}", "'%c' % {0}", "{{{0}: {1}}}", "{{{0}}}", "{0} if {1} else 2", "{0} and {1}", "[x for x in {0}]",
    "max({0}, {1})", "{0} < {1} < {2}", "{0}.name", "{0}.numpy()", "({0} == {0}) is ({0} == {1})", "hash(({0}, {1}))", "str({0}) + repr({0})",
    "'{{}} {{!r}}'.format({0}, {1})", "'{{:{{}}}}'.format({0}, {1})", "'{{0[{{1}}]}}'.format({0}, {1})", "float({0}) * 2", "int({0})",
    "[{0}] * {1}", "({0},) * {1}", "'ab' * {0}", "{0} * [1.0]", "round({0}, {1})", "pow({0}, {1}, {2})",
]

STATEMENTS = [
    "r = {0}\nr[{1}] = {2}", "r = {0}\nr[{1}:{2}] = {3}", "r = {0}\nr[{1}:{2}:{3}] = {0}", "r = {0}\ndel r[{1}]", "r = {0}\ndel r[{1}:{2}:{3}]",
    "r = {0}\nr += {1}", "r = {0}\nr *= {1}", "r = {0}\nr -= {1}", "r = {0}\nr **= {1}", "r = {0}\nr //= {1}", "r = {0}\nr <<= {1}",
    "r = {0}\nr |= {1}", "a, *r = {0}", "a, b = r = {0}", "r = 0\nfor x in {0}:\n  r += 1\n  if r > 20: break", "with {0} as r: pass",
    "r = {0}\nraise r", "r = {0}\nassert r, {1}", "r = {0}\nr.append({1})\nr.append(r)", "@{0}\ndef r(x): return x\nr({1})",
    "try:\n  raise {0}\nexcept {1} as r:\n  pass",
    "t = tf.GradientTape(persistent=True)\nwith t:\n  x = {0}\n  t.watch(x)\n  y = {1}\nr = t.gradient(y, x)",
    "t = tf.GradientTape(persistent=True)\nwith t:\n  x = {0}\n  t.watch(x)\n  y = tf.square(x)\nr = t.gradient(y, x, output_gradients={1})",
    "t = tf.GradientTape(persistent=True)\nwith t:\n  x = {0}\n  t.watch(x)\n  y = tf.reduce_sum(tf.square(x))\nr = t.gradient(y, {{'a': x, 'b': {1}}})",
    "t = tf.GradientTape(persistent=True)\nwith t:\n  x = {0}\n  t.watch(x)\n  y = tf.exp(x)\nr = t.jacobian(y, x)",
    "t = tf.GradientTape(persistent=True)\nwith t:\n  x = {0}\n  t.watch(x)\n  y = x * x\nr = t.batch_jacobian(y, x)",
    "v = tf.Variable({0})\nr = v.assign({1})", "v = tf.Variable({0})\nr = v.assign_add({1})", "v = tf.Variable({0})\nr = v[{1}].assign({2})",
    "v = tf.Variable({0})\nr = v.scatter_sub(tf.IndexedSlices({1}, {2}))",
]


class Name:
    """A line of `ops --signatures`."""

    def __init__(self, line):
        self.kind, rest = line.split(" ", 1)
        self.required, self.positional, self.named, self.variadic = 0, [], [], False
        match = re.fullmatch(r"([^\s(]+)\((.*)\)", rest, re.DOTALL)
        if match is None or self.kind not in ("function", "type", "method"):
            self.name = rest
            return
        self.name = match[1]
        after_star = False
        for part in re.findall(r"(?:'[^']*'|[^,'])+", match[2]):
            part = part.strip()
            if part == "/":
                self.named = []
            elif part == "*":
                after_star = True
            elif part.startswith("**"):
                pass
            elif part.startswith("*"):
                self.variadic = after_star = True
            else:
                name = part.split("=")[0]
                self.named.append(name)
                if not after_star:
                    self.positional.append(name)
                    self.required += "=" not in part

    @property
    def is_method(self):
        return self.kind in ("method", "attribute")


class Source:
    """Cases from names, each a pair of the name and the program's text."""

    def __init__(self, lines, seed):
        self.names = [Name(line) for line in lines]
        self.random = random.Random(seed)

    def value(self, parameter, dtype):
        """A value that a parameter might take, or any."""
        chance = self.random.random()
        if chance < 0.2:
            return self.random.choice(VALUES)
        if parameter in FITTING:
            return self.random.choice(FITTING[parameter])
        return self.random.choice(TENSORS[dtype] if chance < 0.85 else ALL_TENSORS)

    def receivers(self, name):
        return RECEIVERS.get(name.name.split(".")[0], VALUES)

    def callee(self, name, receiver=None):
        return f"({receiver}).{name.name.split('.', 1)[1]}" if name.is_method else name.name

    def ones(self):
        """Every value as the one operand of every name, by its place and by its keyword."""
        for name in self.names:
            if name.kind == "constant":
                yield name.name, f"r = {name.name}"
            elif name.kind == "unary":
                for value in VALUES:
                    yield name.name, f"r = {name.name} {value}"
            elif name.kind in ("binary", "comparison"):
                for value in VALUES:
                    yield name.name, f"a = {value}\nr = a {name.name} a"
            elif name.kind == "attribute":
                for value in self.random.sample(VALUES, 20) + self.receivers(name):
                    yield name.name, f"r = {self.callee(name, value)}"
            elif name.is_method:
                for value in self.random.sample(VALUES, 20) + self.receivers(name):
                    fill = ", ".join(self.value(p, "tf.float32") for p in name.positional[: name.required])
                    yield name.name, f"r = {self.callee(name, value)}({fill})"
                for value in VALUES if name.positional or name.variadic else []:
                    callee = self.callee(name, self.random.choice(self.receivers(name)))
                    fill = "".join(", " + self.value(p, "tf.float32") for p in name.positional[1 : name.required])
                    yield name.name, f"r = {callee}({value}{fill})"
            else:
                yield name.name, f"r = {name.name}()"
                for value in VALUES if name.positional or name.variadic else []:
                    fill = "".join(", " + self.value(p, "tf.float32") for p in name.positional[1 : name.required])
                    yield name.name, f"r = {name.name}({value}{fill})"
                    if name.named:
                        others = [p for p in name.positional[: name.required] if p != name.named[0]]
                        fill = "".join(f", {p}={self.value(p, 'tf.float32')}" for p in others)
                        yield name.name, f"r = {name.name}({name.named[0]}={value}{fill})"

    def arguments(self, name, dtype, first=None):
        """Arguments for a call, some by keyword."""
        positional = list(name.positional)
        count = self.random.randint(name.required, len(positional)) if self.random.random() < 0.5 else name.required
        if self.random.random() < 0.03:
            count = self.random.randint(0, len(positional) + 1)
        parts = [self.value(p, dtype) for p in positional[:count]]
        if name.variadic:
            parts += [self.value("", dtype) for _ in range(self.random.randint(0, 3))]
        if first is not None:
            parts[:1] = [first]
        rest = [p for p in name.named if p not in positional[: len(parts)]]
        if rest and self.random.random() < 0.6:
            for parameter in self.random.sample(rest, min(len(rest), self.random.randint(1, 3))):
                parts.append(f"{parameter}={self.value(parameter, dtype)}")
        return ", ".join(parts)

    def call(self, name, dtype, first=None):
        if name.kind == "unary":
            return f"{name.name} {first or self.value('', dtype)}"
        if name.kind in ("binary", "comparison"):
            left, right = first or self.value("", dtype), self.value(self.random.choice(["", "n"]), dtype)
            return f"{right} {name.name} {left}" if self.random.random() < 0.5 else f"{left} {name.name} {right}"
        if name.kind == "attribute":
            return self.callee(name, self.value("", dtype))
        if name.is_method:
            receiver = first or self.random.choice(self.receivers(name))
            return f"{self.callee(name, receiver)}({self.arguments(name, dtype)})"
        return f"{name.name}({self.arguments(name, dtype, first)})"

    def more(self, count):
        """Calls of every callable name with several operands, `count` of each."""
        callable_names = [n for n in self.names if n.kind not in ("constant", "attribute")]
        for _ in range(count):
            for name in callable_names:
                dtype = self.random.choice(DTYPES + ["tf.float32"])
                yield name.name, f"r = {self.call(name, dtype)}"

    def forms(self, count):
        """What the language itself does with values."""
        for _ in range(count):
            for form in FORMS:
                yield form, "r = " + form.format(*(f"({self.form_value()})" for _ in range(4)))
            for form in STATEMENTS:
                yield form.replace("\n", "; "), form.format(*(f"({self.form_value()})" for _ in range(4)))

    def form_value(self):
        return self.random.choice(self.random.choice([VALUES, VALUES, AXES, COUNTS, LISTS, NUMBERS, ALL_TENSORS, STRINGS, ENDLESS]))

    def differentiable(self):
        return [
            n for n in self.names
            if n.kind in ("unary", "binary") or n.kind == "function" and n.name.startswith("tf.") and n.positional + [n.variadic]
        ]

    def gradients(self, count):
        """First and second derivatives and jacobians of calls with a float operand."""
        for _ in range(count):
            for name in self.differentiable():
                dtype = self.random.choice(DTYPES[:2])
                value = self.random.choice(TENSORS[dtype])
                call = self.call(name, dtype, "x")
                yield name.name, (
                    f"x = {value}\nwith tf.GradientTape(persistent=True) as outer:\n  outer.watch(x)\n"
                    f"  with tf.GradientTape(persistent=True) as t:\n    t.watch(x)\n    r = {call}\n"
                    "  g = t.gradient(r, x)\nprint(g)\nprint(outer.gradient(g, x))\nprint(t.jacobian(r, x))"
                )

    def lanes(self, count):
        """Groups of records of one program with an input, so that plans run them: name, text, list of inputs."""
        shapes = [[], [1], [3], [2, 2], [3, 3], [2, 3], [0], [1, 4], [5]]
        for _ in range(count):
            for name in self.differentiable():
                dtype = self.random.choice(DTYPES[:2] + DTYPES[:4])
                shape = self.random.choice(shapes)
                size = math_product(shape)
                call = self.call(name, dtype, "x")
                text = (
                    f"r = {call}\nprint(r)" if dtype not in DTYPES[:2] or self.random.random() < 0.3 else
                    f"with tf.GradientTape() as t:\n  t.watch(x)\n  r = {call}\nprint(r, t.gradient(r, x))"
                )
                yield name.name, text, [self.input(dtype, shape, size, number) for number in range(5)]

    def input(self, dtype, shape, size, number):
        if dtype in DTYPES[:2]:
            data = [self.random.choice([0.0, 1.0, -1.0, 1e30, -0.5, self.random.gauss(0, 2)]) for _ in range(size)]
        else:
            extremes = [2**31 - 1, -(2**31)] if dtype == "tf.int32" else [2**63 - 1, -(2**63)]
            data = [self.random.choice([0, 1, 2, -1, 3] + (extremes if number > 2 else [])) for _ in range(size)]
        return {"x": {"dtype": dtype[3:], "shape": shape, "data": data}}


def math_product(shape):
    size = 1
    for length in shape:
        size *= length
    return size
