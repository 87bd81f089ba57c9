"""Writes random programs in which the order of adding shows: python generate_order.py SEED COUNT

Sums, differences and products of scalars and vectors with coefficients of all sizes, looked-up rows, several targets,
some of them many operations deep, persistent and nested tapes. What is summed within an operation has two terms at
most, so that only the order of contributions is tried.
"""
import random, sys

COEFFICIENTS = ["0.1", "3.3", "1e8", "-1e8", "7.7", "1e-3", "2.0", "1e7", "-1e7", "0.7", "1.0"]

def program(r):
    lines = []
    values = r.sample([1.0, 1.5, 2.0, 0.3, -0.7, 3.0], 3)
    use_variable = r.random() < .6
    make = "tf.Variable" if use_variable else "tf.constant"
    lines.append(f"x = {make}({values[0]}); v = {r.choice(['tf.Variable','tf.constant'])}({values}); z = tf.Variable({values[1]})")
    persistent = r.random() < .4
    nested = r.random() < .25
    indent = "    "
    if nested:
        lines.append("with tf.GradientTape() as o:"); lines.append("    o.watch([x, v, z])")
        indent = "        "
        lines.append(f"    with tf.GradientTape(persistent={persistent}) as t:")
    else:
        lines.append(f"with tf.GradientTape(persistent={persistent}) as t:")
    lines.append(indent + "t.watch([x, v, z])")
    scalars = ["x", "z"]; vectors = ["v"]
    body = []
    def s():
        return r.choice(scalars if r.random() < .5 else scalars[-4:])
    def w():
        return r.choice(vectors if r.random() < .5 else vectors[-3:])
    count = r.randint(4, 26) if r.random() < .85 else r.randint(30, 70)
    for i in range(count):
        n = f"n{i}"
        kind = r.random()
        c = r.choice(COEFFICIENTS)
        if kind < .2: body.append(f"{n} = {s()} * {c}"); scalars.append(n)
        elif kind < .36: body.append(f"{n} = {s()} + {s()}"); scalars.append(n)
        elif kind < .46: body.append(f"{n} = {s()} - {s()}"); scalars.append(n)
        elif kind < .5: body.append(f"{n} = -{s()}"); scalars.append(n)
        elif kind < .54: body.append(f"{n} = tf.add_n([{', '.join(s() for _ in range(r.randint(2, 20)))}])"); scalars.append(n)
        elif kind < .6: body.append(f"{n} = tf.reduce_sum(tf.gather({w()}, {r.choices(range(3), k=r.randint(1, 2))}))"); scalars.append(n)
        elif kind < .65: body.append(f"{n} = {w()} * {c}"); vectors.append(n)
        elif kind < .70: body.append(f"{n} = {w()} {r.choice('+-')} {w()}"); vectors.append(n)
        elif kind < .74: body.append(f"{n} = {w()} * {w()}"); vectors.append(n)
        elif kind < .78: body.append(f"{n} = {w()}[{r.randint(0, 2)}]"); scalars.append(n)
        elif kind < .82: body.append(f"{n} = tf.stack([{s()}, {s()}, {s()}])"); vectors.append(n)
        elif kind < .85: body.append(f"{n} = tf.reduce_sum({w()}[{r.choice(['1:', ':2', '::2'])}])"); scalars.append(n)
        elif kind < .88: body.append(f"{n}, {n}b, {n}c = tf.unstack({w()})"); scalars += [n, n + "b", n + "c"]
        elif kind < .9: body.append(f"{n} = tf.identity({s()})"); scalars.append(n)
        elif kind < .92: body.append(f"{n} = tf.concat([{w()}[1:], tf.reshape({s()}, [1])], 0)"); vectors.append(n)
        elif kind < .94: body.append(f"{n} = tf.gather({w()}, {r.choices(range(3), k=3)})"); vectors.append(n)
        elif kind < .96: body.append(f"{n} = tf.square({s()}) * {c}"); scalars.append(n)
        elif kind < .98: body.append(f"{n} = tf.maximum({s()}, {s()})"); scalars.append(n)
        else: body.append(f"{n} = tf.where(tf.constant({r.choice(['True','False'])}), {s()}, {s()})"); scalars.append(n)
    lines += [indent + b for b in body]
    made = [n for n in scalars + vectors if n.startswith("n")]
    targets = r.choices(made[-6:] if r.random() < .6 else made, k=r.choice([1, 1, 1, 2, 3, 5, 9]))
    if r.random() < .1: targets.append(r.choice(["x", "v"]))
    r.shuffle(targets)
    sources = ["x", "v", "z"]
    if r.random() < .3: sources.append(r.choice(made))
    r.shuffle(sources)
    if r.random() < .2: sources = sources[:r.randint(1, 3)]
    extra = ""
    if r.random() < .15:
        extra = ", output_gradients=[" + ", ".join(f"tf.ones_like({t}) * {r.choice(COEFFICIENTS)}" for t in targets) + "]"
    target = targets[0] if len(targets) == 1 and not extra else f"[{', '.join(targets)}]"
    times = 2 if persistent and r.random() < .5 else 1
    place = "    " if nested else ""
    lines.append(f"{place}g = t.gradient({target}, [{', '.join(sources)}]{extra})")
    if times == 2:
        other = r.choice(made)
        lines.append(f"{place}h = t.gradient({other}, [{', '.join(sources)}])")
        lines.append("for d in h: print(d)")
    lines.append("for d in g: print(d)")
    if nested:
        lines.append("g = [tf.convert_to_tensor(d) for d in g if d is not None]")
        lines.append("for d in o.gradient(g, [x, v, z]): print(d)")
    return "\n".join(lines) + "\n"

if __name__ == "__main__":
    r = random.Random(int(sys.argv[1]))
    for i in range(int(sys.argv[2])):
        print(f"#%% order_{sys.argv[1]}_{i}")
        print(program(r), end="")
