#%% order_of_uses
x = tf.Variable(1.0)
with tf.GradientTape() as t:
    a = x * 0.1; b = x * 1e8; c = x * -1e8; d = x * 3.3
    y = (d + b) + (a + c)
print(t.gradient(y, x))
#%% order_of_rows
x = tf.Variable([1.0, 2.0, 3.0])
with tf.GradientTape(persistent=True) as t:
    a = tf.gather(x, [0]); b = tf.gather(x, [1]); c = tf.gather(x, [2]); d = x * 2
    y = tf.reduce_sum(a) + tf.reduce_sum(b) + tf.reduce_sum(c)
    z = y + tf.reduce_sum(d)
    p = tf.gather(x, [0]); q = tf.gather(x, [1, 1])
    w = tf.reduce_sum(q * p)
print(t.gradient(y, x)); print(t.gradient(z, x))
print(t.gradient([a, b, c], x)); print(t.gradient([c, a], x))
print(t.gradient(w, x), t.gradient(w, [p, q]))
#%% order_of_rows_through_sums
v = tf.Variable([1.0, 2.0, 3.0]); w = tf.constant([1.0, 2.0, 3.0])
with tf.GradientTape(persistent=True) as t:
    t.watch(w)
    ys = [tf.gather(v + w, [0, 2]), tf.gather(v - w, [0, 2]), tf.gather(v + 1.0, [0]), tf.gather(-v, [0]), tf.gather(v * 1.0, [0]), tf.gather(2.0 - w, [0]), tf.gather(w - 2.0, [1, 0]), tf.gather(1.0 + w, [1]), tf.gather(-(v + 1.0), [1]) + tf.gather(v, [0])]
for y in ys:
    for d in t.gradient(y, [v, w]):
        print(d)
#%% order_of_many_uses
s = 1
def coefficient():
    global s
    s = (s * 1103515245 + 12345) % 2147483648
    return (s / 2147483648 - 0.5) * 10.0 ** (s // 65536 % 9)
for n in range(1, 28):
    x = tf.constant(1.0)
    c = [coefficient() for _ in range(n)]
    with tf.GradientTape(persistent=True) as t:
        t.watch(x)
        y = tf.add_n([x * k for k in c])
        z = [x * k for k in c]
    print(n, y, t.gradient(y, x), t.gradient(z, x), tf.add_n([tf.constant([k, -k, 1.0]) for k in c]))
#%% order_of_deep_targets
for count in (2, 3, 5, 8):
    for depth in (1, 2, 3, 4, 5, 7, 8, 12, 15, 29, 40):
        x = tf.Variable(tf.ones([count]))
        with tf.GradientTape() as t:
            ys = []
            for i in range(count):
                y = tf.gather(x, [i])
                for _ in range(depth - 1):
                    y = y * 1.0
                ys.append(y)
        print(count, depth, t.gradient(ys, x).indices.numpy())
#%% order_with_unused_operations
for gap in (0, 1, 5, 13, 20):
    x = tf.Variable(tf.ones([4])); z = tf.Variable(1.0)
    with tf.GradientTape() as t:
        ys = []
        for i in range(4):
            y = tf.gather(x, [i])
            for _ in range(gap):
                u = z * 2.0
            ys.append(y * 2.0 + 1.0)
    print(gap, t.gradient(ys + ys[:1], x).indices.numpy())
#%% order_of_several_results
x = tf.Variable([1.0, 2.0, 3.0])
with tf.GradientTape(persistent=True) as t:
    a, b, c = tf.unstack(x)
    d, e = tf.split(x * 1e4, [1, 2])
    y = (a * 0.1 + c * 1e8) + (tf.reduce_sum(e) - a * 3.3) + (b * -1e8 + a)
    z = [c * 1e8, a * 0.1, b, e * 3.3, a * -1e8]
for d in (t.gradient(y, x), t.gradient(z, x), t.jacobian(tf.stack([y, a + c, y - a * 1e8]), x)):
    print(d)
#%% order_at_sources
x = tf.Variable(1.0)
with tf.GradientTape(persistent=True) as t:
    a = x * 0.3
    b = a * 1e8
    c = a * -1e8
    y = ((a * 0.1 + b) + (c + a)) + (x * 1e8 - x * 0.7)
for d in t.gradient(y, [x, a, b]) + t.gradient([y, a, x, a], [a, x]) + t.gradient([a, b, y], [x, b], output_gradients=[tf.constant(3.3), tf.constant(1e8), tf.constant(-1e7)]):
    print(d)
#%% order_of_custom_gradients
@tf.custom_gradient
def f(u, v):
    def grad(du, dv):
        return du * 0.1 + dv, dv * 1e8 - du
    return (u * 2.0, u + v), grad
x = tf.Variable(1.0)
with tf.GradientTape() as o:
    with tf.GradientTape(persistent=True) as t:
        p, q = f(x * 3.3, x * 1e8)
        y = (p * 1e8 + q) + (x * -1e8 + p)
    g = t.gradient(y, x)
print(g, o.gradient(g, x), t.gradient([q, p, y], x))
#%% order_at_second_order
x = tf.Variable(1.5)
with tf.GradientTape() as o:
    with tf.GradientTape() as t:
        a = x * x; b = a * 1e8; c = a * -1e8; d = a * 3.3 + x * 0.1
        y = (d * x + b) + (a + c * x)
    g = t.gradient(y, x)
print(g, o.gradient(g, x))
#%% order_of_reads
v = tf.Variable(1.0)
with tf.GradientTape() as t:
    y = (v * 0.1 + v * 1e8) + (v + v * -1e8) + tf.identity(v) * 3.3 + v.read_value() * 1e7 - v.value() * 1e7
    v.assign_add(1.0)
    y = y + v * 0.7
print(t.gradient(y, v))
#%% order_of_whole_operations
x = tf.Variable([[0.5, 1.5], [0.75, 0.25]]); m = tf.constant([[1.0, 2.0], [4.0, 0.5]])
fs = [
    lambda a: tf.einsum('ij,jk->ik', a, m), lambda a: tf.einsum('ij->ji', a),
    lambda a: tf.tensordot(a, m, 1), lambda a: tf.tensordot(a, m, [[0], [1]]),
    lambda a: tf.tile(a, [2, 1])[1:3], lambda a: tf.roll(a, 1, 0), lambda a: a * tf.nn.l2_loss(a),
    lambda a: a + 0.0, lambda a: tf.linalg.matrix_transpose(a), lambda a: tf.reverse(a, [0]), lambda a: tf.pad(a, [[1, 0], [0, 1]])[1:, :2]]
for f in fs:
    row = []
    for g in fs[:6]:
        with tf.GradientTape() as t:
            a = tf.identity(x)
            u = f(a) * 1e8; v = g(a) * 0.7; w = f(a) * -1e8; z = g(f(a)) * 0.3
            y = tf.reduce_sum((u + v)[:1, 0]) + tf.reduce_sum((w + z)[:1, 0]) + tf.reduce_sum(a[1:, 1] * 3.3)
        row.append(t.gradient(y, x).numpy().tolist())
    print(row)
#%% order_21_0
x = tf.constant(1.5); v = tf.constant([1.5, 0.3, -0.7]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x * -1e7
    n1 = x * 0.7
    n2 = tf.stack([x, n1, x])
    n3 = tf.square(x) * -1e7
    n4 = v * 1e-3
    n5 = n3 * 0.1
    n6 = v * n2
    n7, n7b, n7c = tf.unstack(n2)
    n8 = n5 + n7b
    n9 = tf.reduce_sum(tf.gather(n2, [0, 2]))
    n10 = tf.add_n([x, n7c, n9, z, n7c, n8, n7b, n0, n8, n8, n7c, z, n7c, n8, x, n7c, n0])
    n11 = tf.maximum(n5, n7)
    n12 = v - n6
    n13 = -n3
    n14 = n2 - n4
    n15 = n14 * 1e8
    n16 = n14 * n15
    n17 = -n11
    n18 = tf.stack([n17, n17, n13])
    n19 = n11 * 0.7
g = t.gradient([n16, n4, v], [x, v, z])
for d in g: print(d)
#%% order_21_1
x = tf.Variable(1.5); v = tf.Variable([1.5, 3.0, -0.7]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0, n0b, n0c = tf.unstack(v)
    n1 = tf.add_n([z, n0, n0b, n0c, z, z, x, n0c, z, n0c, x, z, n0, n0c])
    n2 = tf.square(n0) * 3.3
    n3 = tf.add_n([n1, n0c, n2, z, n0, n2, x, n2, n0b, n2, n0c, n0b, x, n0b, n0, n2, n2, n2])
    n4 = z - n0
    n5 = -n4
g = t.gradient([n1, n1, n0c, n4, n1, n3, n0c, n2, n2], [n0c, v, z, x])
for d in g: print(d)
#%% order_21_2
x = tf.Variable(1.0); v = tf.constant([1.0, 1.5, 0.3]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.square(x) * 1e-3
    n1 = tf.identity(n0)
    n2 = v - v
    n3 = n2 * 7.7
    n4 = v * 3.3
    n5 = n0 * 1.0
g = t.gradient([n5, n5, n2], [x, z, n5, v])
h = t.gradient(n2, [x, z, n5, v])
for d in h: print(d)
for d in g: print(d)
#%% order_21_3
x = tf.Variable(-0.7); v = tf.constant([-0.7, 1.0, 2.0]); z = tf.Variable(1.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = tf.gather(v, [0, 2, 2])
        n1 = n0[2]
        n2 = n0 * 0.7
        n3 = z * 1e8
        n4 = v * 0.1
        n5 = n4 + n2
        n6 = n1 * 0.1
        n7 = v + n2
        n8 = tf.add_n([n6, z, x, n1, n1, z, n6, n3])
        n9 = n7 + n5
        n10 = n6 + n1
        n11 = n10 * 7.7
        n12 = n5 * 1e8
        n13 = tf.add_n([n6, n10, n8, n1, n8, n6, n6, n8])
        n14 = n12[1]
        n15 = tf.identity(n1)
        n16 = n15 + n13
        n17 = n9 + n5
        n18 = n8 * 1e7
        n19 = tf.reduce_sum(tf.gather(n17, [2]))
        n20 = n18 - n18
        n21 = tf.reduce_sum(tf.gather(n4, [2, 0]))
    g = t.gradient(n18, [x, v, z])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_4
x = tf.constant(2.0); v = tf.constant([2.0, 1.0, 3.0]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.identity(x)
    n1 = v * 1e8
    n2 = x * 0.7
    n3 = tf.add_n([n2, n0, n0, z, n0, n2, x, z, n2, n0, x, n0, n2, n2, z, z, n2])
    n4 = tf.reduce_sum(v[:2])
    n5 = -n0
    n6 = x + z
    n7 = n0 * 0.7
    n8 = z + n4
    n9 = v[2]
    n10 = n8 * -1e8
    n11 = n7 * -1e8
    n12 = n1 - n1
    n13 = n5 * 1e7
g = t.gradient([n7, n9, n0], [v, x, z])
for d in g: print(d)
#%% order_21_5
x = tf.constant(0.3); v = tf.constant([0.3, 2.0, 3.0]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.reduce_sum(v[:2])
    n1 = n0 + x
    n2 = x * 2.0
    n3 = v * 1e7
    n4 = n3 * n3
    n5 = z * 0.1
    n6 = n0 * -1e8
    n7 = n6 * -1e8
    n8 = n7 + n0
    n9 = n3 + n4
    n10 = n3 - n9
    n11 = tf.reduce_sum(n4[::2])
    n12 = tf.reduce_sum(tf.gather(n10, [2]))
    n13, n13b, n13c = tf.unstack(n4)
g = t.gradient([n3, n13c, n4, n10, n13c], [v, z, x])
h = t.gradient(n13b, [v, z, x])
for d in h: print(d)
for d in g: print(d)
#%% order_21_6
x = tf.constant(1.0); v = tf.constant([1.0, 1.5, 2.0]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z + z
    n1 = tf.identity(x)
    n2 = tf.add_n([z, n0, z, n0, n0, x, x, z, n0, z, z, n0, n0])
    n3 = n0 + z
    n4 = n1 + n1
    n5 = tf.where(tf.constant(False), n3, n2)
    n6 = x * 0.7
g = t.gradient([n5, n0], [v, z, x], output_gradients=[tf.ones_like(n5) * 7.7, tf.ones_like(n0) * -1e7])
for d in g: print(d)
#%% order_21_7
x = tf.constant(1.5); v = tf.constant([1.5, 1.0, -0.7]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.stack([x, x, x])
    n1 = z * 2.0
    n2 = v[1]
    n3 = tf.add_n([z, n2, z, n2])
    n4 = n2 + n3
    n5 = v[2]
    n6 = tf.identity(z)
    n7 = tf.maximum(n4, n1)
    n8 = n7 + n7
    n9 = n5 + n5
    n10 = x + n7
    n11 = n0 * 2.0
    n12 = x + n10
    n13 = n10 - n12
    n14 = -n10
    n15 = n4 * 1e-3
    n16 = tf.add_n([n4, n13, n12])
    n17 = n4 + n16
    n18 = v * n11
    n19 = -n15
    n20 = tf.maximum(n19, n16)
    n21 = n14 * 0.7
    n22 = n5 * 2.0
    n23 = n11 * 1e8
    n24 = n21 * 2.0
    n25 = tf.reduce_sum(tf.gather(n18, [2]))
    n26 = tf.maximum(n22, n15)
    n27 = n13 * 3.3
    n28 = n23 + v
    n29 = n18[1]
    n30 = n26 + n29
    n31 = n27 - n29
    n32 = tf.stack([n27, n27, n27])
    n33 = n28 - n28
    n34 = n27 + n29
    n35 = n21 * 3.3
    n36 = n35 - n31
    n37 = tf.add_n([n36, n36, n14, n13])
    n38 = n34 * 1.0
    n39 = n36 + n38
    n40 = n38 + n36
    n41 = n32 - n28
    n42 = tf.where(tf.constant(False), n39, n37)
    n43 = tf.maximum(n42, n34)
    n44 = n33 * n41
    n45 = n1 * 1e-3
    n46 = n40 * 0.7
    n47 = tf.reduce_sum(n41[::2])
    n48 = tf.add_n([n47, n46, n35, n46])
    n49 = n47 * 1.0
    n50 = x + n35
    n51 = n44 * n41
    n52 = n47 * 7.7
    n53 = n49 * 7.7
    n54 = n44 * 1.0
g = t.gradient([n11, n31, n13, n3, n24], [v, n29, x, z])
for d in g: print(d)
#%% order_21_8
x = tf.Variable(1.0); v = tf.constant([1.0, 2.0, 1.5]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x * 0.7
    n1 = tf.stack([z, n0, n0])
    n2 = x - n0
    n3 = tf.reduce_sum(tf.gather(n1, [0, 2]))
    n4 = n0 + z
    n5 = n4 * 1e-3
    n6 = n5 + n5
    n7 = -n4
    n8 = v * v
    n9 = n6 + n7
    n10 = n5 - n9
    n11 = tf.stack([n4, n10, n9])
    n12 = v * 0.1
    n13 = n0 - n6
    n14 = n13 * -1e8
    n15 = n10 * 0.7
    n16 = n12 * 3.3
    n17 = n9 * 1.0
    n18 = n14 * 1e7
    n19 = n14 * 1.0
    n20 = tf.reduce_sum(tf.gather(n11, [0]))
g = t.gradient([n10, n11, n7, n14, n20], [v, x, z])
h = t.gradient(n20, [v, x, z])
for d in h: print(d)
for d in g: print(d)
#%% order_21_9
x = tf.Variable(3.0); v = tf.constant([3.0, 0.3, 1.0]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0, n0b, n0c = tf.unstack(v)
    n1 = v[0]
    n2 = tf.reduce_sum(v[1:])
    n3, n3b, n3c = tf.unstack(v)
    n4 = n0 + n0b
    n5 = n4 * 1e8
    n6 = v * 1e7
    n7 = x - n4
    n8 = n1 * 3.3
    n9 = v * 3.3
    n10 = tf.reduce_sum(tf.gather(v, [0, 2]))
    n11 = n2 * 1e8
    n12 = n10 * 7.7
    n13 = n10 * 0.7
    n14 = v + n6
    n15 = n3c - n12
    n16 = n11 + x
    n17 = v * 0.7
    n18 = tf.concat([n14[1:], tf.reshape(n12, [1])], 0)
    n19 = tf.reduce_sum(n18[:2])
    n20 = n19 * 0.7
    n21 = tf.concat([n6[1:], tf.reshape(n20, [1])], 0)
    n22 = tf.stack([n0c, n0c, n16])
    n23 = n1 * 7.7
    n24 = tf.reduce_sum(tf.gather(v, [2]))
    n25 = n5 - n10
    n26 = n25 + n5
    n27 = x * 0.1
    n28 = tf.add_n([n25, n3b])
    n29 = n26 + n27
    n30 = n26 + n16
    n31 = n6[2]
    n32 = tf.add_n([n30, n31, n31, n0, x, n0, n23, n30, n31, n31, n29, n31])
    n33 = n6 * 0.7
    n34 = n14 * 1e7
    n35 = n33 * n21
    n36 = n28 - n30
    n37 = n10 * 3.3
    n38 = n31 * 1e8
    n39 = n38 * 1e7
    n40 = n29 * 0.7
    n41 = n37 * 1e8
    n42 = n40 + n37
    n43 = -n39
    n44 = tf.reduce_sum(tf.gather(n34, [1, 0]))
    n45, n45b, n45c = tf.unstack(n35)
    n46 = n45b + n45b
    n47 = n33 * 0.7
    n48 = tf.identity(n20)
    n49 = tf.add_n([n16, n45b, n39, n45c, n48, n43, n45b, n5, n45b, n48, n44])
    n50 = -n40
    n51 = tf.reduce_sum(v[1:])
    n52 = n26 + n50
    n53 = tf.gather(v, [2, 0, 0])
    n54 = n17 * 1e-3
    n55 = tf.identity(n30)
    n56 = n53 - n18
    n57 = n0b * 1e8
    n58 = n53[2]
    n59 = tf.where(tf.constant(True), n58, n52)
    n60 = n21 + n53
    n61 = tf.where(tf.constant(True), n55, n55)
    n62 = n39 * 2.0
    n63 = tf.maximum(n51, n58)
    n64 = n5 - n62
    n65 = tf.add_n([n61, n43, n64, n61, n61, n1, n63, n0b, n63, n64, n61, n61])
    n66 = tf.square(n64) * 1e8
    n67 = n65 * 3.3
g = t.gradient([n35, n60, n56], [z, v, x])
for d in g: print(d)
#%% order_21_10
x = tf.Variable(1.0); v = tf.Variable([1.0, 1.5, 2.0]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x * 2.0
    n1 = x - z
    n2 = n1 + z
    n3 = n1 + n2
    n4 = tf.reduce_sum(tf.gather(v, [0]))
    n5 = n2 * 1e7
    n6 = v + v
    n7, n7b, n7c = tf.unstack(v)
    n8 = n3 - n1
g = t.gradient(n8, [z, x, v])
for d in g: print(d)
#%% order_21_11
x = tf.Variable(1.5); v = tf.Variable([1.5, -0.7, 0.3]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x * -1e7
    n1 = v * 0.1
    n2 = tf.reduce_sum(tf.gather(v, [1, 2]))
    n3 = tf.reduce_sum(tf.gather(n1, [1]))
    n4 = tf.add_n([n0, n2, z, x, z, n2, z, n0, x, n0, x, n3, n3, n2, z, z, n3, n0, n2])
    n5 = tf.where(tf.constant(True), n3, n4)
    n6 = tf.add_n([n3, x, n5, n4, n4, n4])
    n7 = n0 - n3
    n8 = v[0]
    n9 = n3 + n5
    n10 = tf.where(tf.constant(True), n7, n7)
    n11 = n10 * -1e7
    n12 = n0 + n10
    n13 = v * 1e7
g = t.gradient([n3, n6, n6], [x, v, z])
for d in g: print(d)
#%% order_21_12
x = tf.constant(3.0); v = tf.constant([3.0, 2.0, 1.0]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z - z
    n1 = z + x
    n2 = x - z
    n3 = v[2]
    n4 = n0 * 0.7
    n5 = v * 3.3
    n6 = v * v
    n7 = tf.identity(n1)
    n8 = n2 + n2
    n9 = tf.add_n([n2, x, n7, n1, n7, n7, n8, n2, n4])
    n10 = tf.add_n([n7, n4, n7, n9, n4, n9, n7, n9, x, n4, n7, n9, x, n1, n7])
    n11 = n3 * 2.0
    n12 = n10 + n11
    n13 = v * 0.7
    n14 = tf.reduce_sum(tf.gather(n13, [0]))
    n15 = x - n12
    n16 = v * 0.7
    n17 = n13 * 1e8
    n18 = n11 * 7.7
    n19 = n13[1]
    n20 = n18 * 1e7
    n21 = tf.reduce_sum(n13[:2])
    n22 = n1 * -1e8
g = t.gradient([n18, n0], [z, v, x, n17])
for d in g: print(d)
#%% order_21_13
x = tf.Variable(-0.7); v = tf.Variable([-0.7, 3.0, 2.0]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x * -1e7
    n1 = z + n0
    n2 = tf.concat([v[1:], tf.reshape(x, [1])], 0)
    n3 = tf.add_n([z, z, n1])
g = t.gradient([n3, n0, n2, n2, n2], [z, x, v])
for d in g: print(d)
#%% order_21_14
x = tf.Variable(-0.7); v = tf.Variable([-0.7, 3.0, 2.0]); z = tf.Variable(3.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = z * -1e8
        n1 = z * 3.3
        n2 = v[1]
        n3 = x * -1e8
        n4 = v[1]
        n5 = z * 2.0
        n6 = n5 * -1e8
        n7 = v * v
        n8 = n5 + n3
        n9 = v - v
        n10 = n8 - z
    g = t.gradient([n4, v], [x])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_15
x = tf.constant(0.3); v = tf.Variable([0.3, 2.0, 1.5]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.maximum(z, z)
    n1 = z * 1e8
    n2 = tf.gather(v, [2, 2, 0])
    n3 = -z
    n4 = n2 * n2
    n5 = n4[0]
    n6 = n0 * 1.0
    n7 = n2 * n4
    n8 = tf.maximum(n5, n6)
    n9 = n4 * v
    n10 = z * -1e7
    n11 = tf.identity(n6)
    n12 = n9 - n7
    n13 = n2 * n7
    n14 = n13 - n2
    n15 = n1 * 3.3
    n16 = tf.reduce_sum(tf.gather(n12, [2]))
    n17 = n16 * 1.0
    n18 = n0 * 1e7
    n19 = n5 + n17
    n20 = n16 + n1
    n21 = n17 - n19
    n22 = n14[0]
    n23 = n19 - n5
g = t.gradient(n2, [v, x, z])
for d in g: print(d)
#%% order_21_16
x = tf.constant(-0.7); v = tf.constant([-0.7, 3.0, 1.0]); z = tf.Variable(3.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = v + v
        n1 = tf.concat([n0[1:], tf.reshape(x, [1])], 0)
        n2 = x - z
        n3 = z * 2.0
        n4 = tf.stack([n3, n3, n2])
        n5 = n2 - z
        n6 = n5 * 3.3
        n7 = tf.reduce_sum(tf.gather(n0, [2, 2]))
        n8 = n4[2]
        n9 = tf.reduce_sum(tf.gather(n0, [1]))
        n10 = n8 * 1.0
        n11 = n4 * 0.1
        n12 = -x
        n13 = n3 * -1e7
        n14 = n12 + n12
        n15 = n13 * 1.0
        n16 = n4 * n4
        n17 = n16 + n4
    g = t.gradient([n8, n6, n12], [v, z, n8, x], output_gradients=[tf.ones_like(n8) * -1e8, tf.ones_like(n6) * 1e7, tf.ones_like(n12) * 1e8])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_17
x = tf.constant(0.3); v = tf.Variable([0.3, 1.5, 3.0]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = v * -1e8
    n1 = tf.where(tf.constant(True), x, z)
    n2 = n0 * 2.0
    n3 = n0[0]
    n4 = tf.add_n([z, x, n3, n1, n3, x, n1, n1, n3, n3, x, n3, z, z, n3, x])
    n5 = n1 + n1
    n6 = n0 * n0
    n7 = n3 * 7.7
    n8, n8b, n8c = tf.unstack(v)
    n9 = n3 * 0.1
    n10 = n4 * 1e7
    n11 = n0 * n2
    n12 = tf.identity(n8c)
    n13 = n12 * 7.7
    n14 = n0 * 1e-3
    n15 = n12 + n8b
    n16 = n4 * -1e8
    n17 = n5 + n12
    n18 = n12 - n17
    n19, n19b, n19c = tf.unstack(n14)
    n20 = tf.reduce_sum(tf.gather(n2, [0]))
g = t.gradient([n10, n17, n14, n2, n11, n10, n3, n9, n2], [z, v, x])
h = t.gradient(n3, [z, v, x])
for d in h: print(d)
for d in g: print(d)
#%% order_21_18
x = tf.constant(0.3); v = tf.Variable([0.3, 2.0, 3.0]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.where(tf.constant(True), x, z)
    n1 = x - x
    n2 = z * -1e8
    n3 = -n1
    n4 = v - v
    n5 = n4 * -1e7
    n6 = z + n1
    n7 = n1 + n0
    n8 = -n7
    n9 = n7 - x
    n10 = tf.stack([n3, n9, n7])
    n11, n11b, n11c = tf.unstack(n5)
    n12 = n11c + n11b
    n13 = n11 + n12
    n14 = n12 * 1.0
    n15 = tf.gather(n10, [1, 0, 1])
    n16 = n4 + n5
    n17 = tf.gather(n15, [0, 2, 0])
    n18 = n0 * 1.0
    n19 = n0 - n12
    n20 = n6 + n18
    n21 = tf.gather(n10, [0, 2, 2])
    n22 = n17 * 1.0
g = t.gradient([n15, n16, n10, n21, n22], [v, z, x], output_gradients=[tf.ones_like(n15) * 1e-3, tf.ones_like(n16) * 0.7, tf.ones_like(n10) * 7.7, tf.ones_like(n21) * 0.7, tf.ones_like(n22) * -1e8])
h = t.gradient(n19, [v, z, x])
for d in h: print(d)
for d in g: print(d)
#%% order_21_19
x = tf.Variable(0.3); v = tf.Variable([0.3, 3.0, 1.5]); z = tf.Variable(3.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = v * v
        n1 = n0 * -1e8
        n2 = tf.identity(x)
        n3 = n0 - n0
        n4 = tf.reduce_sum(tf.gather(n0, [0]))
        n5 = x - n2
        n6 = tf.add_n([z, n2, n5, z, n5, n4])
        n7 = tf.reduce_sum(n1[:2])
        n8 = tf.reduce_sum(tf.gather(v, [0]))
    g = t.gradient(n3, [x, z, v])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_20
x = tf.Variable(1.0); v = tf.Variable([1.0, 3.0, -0.7]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.reduce_sum(v[:2])
    n1 = z - z
    n2 = tf.gather(v, [1, 0, 2])
    n3 = -z
    n4 = z + n1
    n5 = tf.identity(n3)
    n6 = n5 - n3
    n7 = tf.reduce_sum(tf.gather(n2, [2]))
    n8 = n5 + n7
    n9 = tf.add_n([n8, n8, n5, n6, n0, n4, n1, n8, n8, n5, n6, n7, n5, n8, n8])
    n10 = tf.stack([n8, n6, x])
    n11 = tf.stack([n6, n1, n3])
    n12 = tf.stack([n7, n6, n7])
    n13 = tf.stack([n6, n7, n9])
    n14 = n8 * 2.0
    n15, n15b, n15c = tf.unstack(n11)
    n16 = tf.reduce_sum(n11[1:])
    n17 = n14 * -1e8
    n18 = n3 - n16
g = t.gradient([n18, n2, x], [z, x, v])
for d in g: print(d)
#%% order_21_21
x = tf.Variable(1.0); v = tf.constant([1.0, -0.7, 2.0]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.gather(v, [2, 2, 1])
    n1 = z + z
    n2 = z * -1e7
    n3 = x * -1e8
    n4 = v * v
    n5 = z * -1e8
    n6 = n4 * 7.7
    n7 = n1 + n1
    n8 = x + n3
    n9 = tf.add_n([n7, z, n5, n8, n2, n8, n7, n7, x, n2, n7, n7, n3])
    n10 = n4 * n4
    n11, n11b, n11c = tf.unstack(n4)
    n12 = n0 * n10
    n13 = n3 + n11b
g = t.gradient([n10, n13], [x, v, z])
for d in g: print(d)
#%% order_21_22
x = tf.constant(2.0); v = tf.Variable([2.0, -0.7, 0.3]); z = tf.Variable(-0.7)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = x + x
        n1 = v * 1.0
        n2 = tf.stack([n0, x, z])
        n3 = -x
        n4 = tf.square(x) * 7.7
        n5 = n0 * -1e8
        n6 = n0 - n4
        n7 = n6 + n4
        n8 = n5 - n6
        n9 = n6 - n6
        n10 = x * 7.7
        n11 = v * 1.0
        n12 = z * 1e8
        n13, n13b, n13c = tf.unstack(n1)
        n14 = tf.add_n([n12, n13b, n13, x])
        n15 = tf.where(tf.constant(False), n13b, n5)
        n16 = tf.square(n3) * 1.0
        n17 = v * n11
        n18 = n16 + n10
        n19 = n17 * 7.7
        n20 = tf.reduce_sum(tf.gather(n19, [2, 2]))
        n21 = n20 - n13b
        n22 = n18 + n13
        n23 = n16 - n10
    g = t.gradient(n1, [n12, x, v, z])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_23
x = tf.Variable(2.0); v = tf.constant([2.0, 1.5, -0.7]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = z + x
    n1 = tf.reduce_sum(v[:2])
    n2 = tf.stack([n1, z, z])
    n3 = v * 1e7
    n4 = n0 + n0
g = t.gradient([n3, n1, n3, n1, n1], [z, n4, x, v])
h = t.gradient(n2, [z, n4, x, v])
for d in h: print(d)
for d in g: print(d)
#%% order_21_24
x = tf.Variable(2.0); v = tf.constant([2.0, 0.3, -0.7]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = z + x
    n1 = v + v
    n2 = x - n0
    n3 = n1[1]
    n4 = v + v
    n5 = tf.reduce_sum(tf.gather(n4, [0]))
    n6 = tf.identity(n0)
    n7 = n3 * -1e8
    n8 = n7 + n5
    n9 = n1 * 2.0
    n10 = tf.square(n0) * 3.3
    n11 = tf.maximum(n10, n7)
    n12 = n8 + z
    n13, n13b, n13c = tf.unstack(n9)
    n14 = n12 - n6
    n15 = tf.reduce_sum(tf.gather(n9, [0, 1]))
    n16 = -n13c
    n17 = n8 - n13c
    n18 = x * 1.0
    n19 = -n10
g = t.gradient(n18, [x, v, z])
for d in g: print(d)
#%% order_21_25
x = tf.constant(0.3); v = tf.constant([0.3, 2.0, 1.0]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.add_n([z, z, z, x, x, z, z, x, x, x, z, x, x, x, z, x])
    n1 = n0 - n0
    n2 = tf.where(tf.constant(False), z, n0)
    n3 = n2 * 1e7
    n4 = n2 + n3
    n5 = n2 + z
    n6 = v * v
    n7 = tf.gather(v, [2, 1, 2])
    n8 = tf.maximum(z, n3)
    n9 = tf.reduce_sum(tf.gather(n6, [2]))
    n10 = tf.add_n([n8, n2, x, n5, n9, n3, n3, n2, n8, n4, n2, n9, n8])
    n11 = n6 * 0.1
    n12 = tf.concat([n11[1:], tf.reshape(n9, [1])], 0)
    n13 = n4 - n2
    n14 = tf.where(tf.constant(False), n2, n8)
g = t.gradient([n6, n11, n12, n7, n11, n12, n7, n7, n6], [z])
for d in g: print(d)
#%% order_21_26
x = tf.Variable(3.0); v = tf.Variable([3.0, 2.0, -0.7]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = z + z
    n1 = -x
    n2 = tf.add_n([x, z, n0, n0, z, z, z, z, z, x, n1, n0, x])
    n3 = v + v
    n4 = tf.identity(z)
    n5 = n4 * 3.3
g = t.gradient([n5, n2, n1, n1, n0], [z, v, x])
h = t.gradient(n3, [z, v, x])
for d in h: print(d)
for d in g: print(d)
#%% order_21_27
x = tf.constant(-0.7); v = tf.Variable([-0.7, 2.0, 3.0]); z = tf.Variable(2.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = v * 7.7
        n1 = x - x
        n2 = tf.stack([n1, n1, x])
        n3 = n1 + x
        n4 = n0 * 2.0
        n5 = n1 - n3
    g = t.gradient([n5, n0], [x, v, z])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_28
x = tf.constant(2.0); v = tf.Variable([2.0, 0.3, 1.5]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x * 1e8
    n1 = v * v
    n2 = z * 3.3
    n3 = tf.reduce_sum(tf.gather(n1, [0, 2]))
    n4 = tf.square(n0) * 1.0
    n5 = n4 * 1e7
    n6 = n1[0]
    n7 = n6 * 1e7
    n8 = tf.square(n0) * 1e7
    n9 = n8 - n7
    n10 = -n7
    n11 = v * v
    n12 = tf.maximum(n5, n9)
    n13 = n12 * -1e8
g = t.gradient([n13, n13], [z, x, n8, v])
for d in g: print(d)
#%% order_21_29
x = tf.Variable(3.0); v = tf.Variable([3.0, 1.0, 1.5]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x + x
    n1 = -n0
    n2 = n1 + n0
    n3 = v[2]
    n4 = tf.reduce_sum(tf.gather(v, [0, 1]))
    n5 = n4 + n2
    n6, n6b, n6c = tf.unstack(v)
    n7 = n6b - n6c
    n8 = n7 * 2.0
    n9 = tf.reduce_sum(tf.gather(v, [2, 0]))
    n10 = n6c * 2.0
    n11 = v + v
    n12 = n3 - n8
    n13 = n8 - z
    n14 = n3 + n9
    n15 = tf.identity(n6)
    n16 = n7 * 1e-3
    n17 = n15 * -1e7
g = t.gradient(n14, [v])
for d in g: print(d)
#%% order_21_30
x = tf.constant(2.0); v = tf.Variable([2.0, 0.3, 3.0]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = v - v
    n1 = v + v
    n2 = x - z
    n3 = n2 * 1e7
    n4 = z + n2
    n5 = n2 - x
    n6 = tf.reduce_sum(tf.gather(n0, [2]))
    n7 = n6 * 3.3
    n8 = n3 + n6
    n9 = n3 * -1e8
    n10 = tf.reduce_sum(tf.gather(v, [1]))
    n11 = n0 * 1e-3
    n12 = tf.stack([n7, n2, n5])
    n13 = n7 * 7.7
    n14 = tf.reduce_sum(v[:2])
    n15 = n4 + n9
    n16 = n15 + n2
    n17 = x - n16
    n18 = n15 + x
    n19 = n17 + n15
    n20 = tf.reduce_sum(tf.gather(v, [1]))
    n21 = n20 + n14
    n22 = n18 + n20
g = t.gradient([n22, n11, n0, n1, n21], [x, v, z])
h = t.gradient(n12, [x, v, z])
for d in h: print(d)
for d in g: print(d)
#%% order_21_31
x = tf.constant(1.5); v = tf.constant([1.5, 0.3, 2.0]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x * 0.1
    n1 = z * -1e8
    n2 = n0 * 0.1
    n3 = tf.reduce_sum(tf.gather(v, [2, 0]))
    n4 = n0 + n0
    n5 = n1 * 7.7
    n6 = n0 - n4
    n7 = n6 * 7.7
    n8 = x * 1e-3
    n9 = v[0]
    n10 = tf.reduce_sum(tf.gather(v, [0]))
    n11 = n6 * -1e8
    n12 = tf.concat([v[1:], tf.reshape(n2, [1])], 0)
    n13 = tf.stack([n8, n10, n11])
    n14, n14b, n14c = tf.unstack(n12)
    n15 = v[2]
    n16, n16b, n16c = tf.unstack(n12)
    n17 = v + n12
    n18 = tf.identity(n9)
    n19 = z * 1e-3
    n20 = tf.stack([n16b, n14b, n18])
g = t.gradient([n12, n19], [x, z, v], output_gradients=[tf.ones_like(n12) * 1e-3, tf.ones_like(n19) * 1.0])
h = t.gradient(n2, [x, z, v])
for d in h: print(d)
for d in g: print(d)
#%% order_21_32
x = tf.Variable(3.0); v = tf.Variable([3.0, 0.3, -0.7]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = z * 7.7
    n1 = tf.maximum(n0, x)
    n2 = v * 2.0
    n3 = z + n1
    n4 = tf.gather(n2, [1, 1, 0])
    n5 = tf.concat([v[1:], tf.reshape(n0, [1])], 0)
    n6 = n1 * 0.7
    n7 = v + n4
    n8 = n6 + z
g = t.gradient([n1, n6, n4, n0, n7], [z], output_gradients=[tf.ones_like(n1) * 2.0, tf.ones_like(n6) * 7.7, tf.ones_like(n4) * 3.3, tf.ones_like(n0) * 1e-3, tf.ones_like(n7) * 1.0])
h = t.gradient(n8, [z])
for d in h: print(d)
for d in g: print(d)
#%% order_21_33
x = tf.constant(1.5); v = tf.constant([1.5, 0.3, 3.0]); z = tf.Variable(0.3)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = x + z
        n1 = z + z
        n2 = tf.reduce_sum(v[::2])
        n3 = z * 1e8
        n4 = n3 - z
        n5 = -n0
        n6 = tf.stack([n3, x, n2])
        n7 = x + n4
        n8 = z + n7
        n9 = n4 * 1e-3
        n10 = n5 * 1e-3
        n11 = n9 + n8
        n12 = n8 * -1e8
        n13 = n9 * 0.7
        n14, n14b, n14c = tf.unstack(n6)
        n15 = n14b * 1.0
        n16, n16b, n16c = tf.unstack(n6)
        n17 = n3 * 2.0
        n18 = n6 * v
        n19 = n8 + n17
        n20 = tf.where(tf.constant(False), n16c, n16b)
        n21 = n19 + n17
        n22 = tf.square(n14c) * 0.1
    g = t.gradient([n19, n21], [z, x], output_gradients=[tf.ones_like(n19) * 0.1, tf.ones_like(n21) * 3.3])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_34
x = tf.Variable(-0.7); v = tf.constant([-0.7, 1.0, 0.3]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = v[0]
    n1 = v * v
    n2 = v * 0.7
    n3 = x + z
    n4 = n0 + z
    n5 = v - n2
    n6 = n4 - z
    n7 = n6 + n0
    n8 = tf.add_n([n6, n0, n0, n6, n7, n7, n3, n3, n4, n7, n4, n7, n0, n4, n6, n3, n3, x])
    n9 = tf.gather(n2, [0, 2, 1])
    n10 = n2 - n2
    n11 = n6 + n4
    n12 = tf.maximum(n4, x)
    n13 = n11 * 0.7
    n14 = n12 + n11
    n15 = tf.stack([n14, n13, n12])
    n16 = n13 * 1.0
    n17 = n12 + n14
    n18 = n16 + n14
    n19 = n3 * 2.0
g = t.gradient([n9, v], [z, x, v])
for d in g: print(d)
#%% order_21_35
x = tf.Variable(1.5); v = tf.constant([1.5, -0.7, 1.0]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = -z
    n1 = x * 1e7
    n2 = n1 * 1e-3
    n3 = n0 + x
    n4 = v * v
    n5, n5b, n5c = tf.unstack(v)
    n6 = -z
    n7 = n4[2]
    n8 = v - v
    n9 = n0 * 0.7
    n10 = tf.concat([n4[1:], tf.reshape(n2, [1])], 0)
    n11 = n6 - x
    n12 = n6 - n11
    n13 = -n9
    n14, n14b, n14c = tf.unstack(n10)
    n15 = v * n8
    n16 = n13 + n0
    n17 = n8 + n10
    n18 = tf.concat([n15[1:], tf.reshape(n11, [1])], 0)
    n19 = n14c - n14b
    n20 = tf.stack([n0, n6, n14])
    n21 = n15 * 7.7
    n22 = n19 * 3.3
    n23, n23b, n23c = tf.unstack(n20)
    n24 = n13 + n23c
    n25, n25b, n25c = tf.unstack(n17)
g = t.gradient(n20, [z, v, x])
for d in g: print(d)
#%% order_21_36
x = tf.Variable(1.5); v = tf.Variable([1.5, 2.0, 3.0]); z = tf.Variable(2.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = z - z
        n1 = z + z
        n2 = tf.reduce_sum(tf.gather(v, [1]))
        n3 = z * 3.3
        n4 = n2 - n2
        n5 = tf.add_n([n1, n2, n1, n2, z, n0, n0, x, n3, n0, n0, n2, n4, n4, n1, n0, n0, n2, n2])
    g = t.gradient(n2, [z, x, n4, v])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_37
x = tf.constant(1.0); v = tf.constant([1.0, 3.0, -0.7]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x * 1e-3
    n1 = x - z
    n2 = z + n1
    n3 = tf.gather(v, [1, 2, 0])
    n4 = z * 0.7
    n5 = z * 1.0
    n6 = v - n3
    n7 = tf.concat([n6[1:], tf.reshape(n2, [1])], 0)
    n8 = n0 * 0.1
g = t.gradient([n3, n1, x], [z, v, x])
for d in g: print(d)
#%% order_21_38
x = tf.Variable(1.0); v = tf.constant([1.0, 3.0, 0.3]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = z - x
    n1 = v * 7.7
    n2 = -z
    n3 = v + n1
    n4 = tf.reduce_sum(tf.gather(n3, [2]))
    n5 = n3 - n1
    n6 = x * 3.3
    n7 = tf.reduce_sum(tf.gather(n5, [1, 1]))
    n8 = n6 + n6
    n9 = n8 * 3.3
    n10 = n6 * 0.7
    n11 = tf.add_n([n8, n0, n10, x, n9, n2, n6, n9, n9, n4, n9, n10, n9])
    n12 = x * 3.3
    n13 = v * n1
    n14 = tf.square(n10) * 0.7
    n15 = n11 * 0.1
    n16 = -x
    n17 = tf.where(tf.constant(False), n8, n16)
    n18 = n14 * 7.7
    n19 = -n4
    n20 = n19 - n18
    n21 = tf.stack([n20, n19, n2])
    n22 = n17 + n18
    n23 = tf.add_n([x, n19, n9, n19, n19, n19, n18, n20, n22, n22, n22, n20])
g = t.gradient([n13, n3], [v, x, z])
h = t.gradient(n21, [v, x, z])
for d in h: print(d)
for d in g: print(d)
#%% order_21_39
x = tf.Variable(1.5); v = tf.Variable([1.5, 2.0, -0.7]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x * -1e8
    n1, n1b, n1c = tf.unstack(v)
    n2 = n1c + n1b
    n3 = n1c - n2
    n4 = n2 + z
    n5 = tf.maximum(z, n0)
    n6 = n2 - n2
    n7 = v * v
    n8 = n5 + n0
g = t.gradient([n6, n1, n4], [z, v, x])
for d in g: print(d)
#%% order_21_40
x = tf.Variable(1.5); v = tf.Variable([1.5, -0.7, 2.0]); z = tf.Variable(-0.7)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = -z
        n1, n1b, n1c = tf.unstack(v)
        n2 = n1 + n1c
        n3 = tf.add_n([x, n1b, n2, n1b, n0, n1, n1, n1, n0, n1b, n1, z, n1c])
        n4 = v[0]
        n5 = x - n2
        n6 = n5 - n5
        n7 = n3 * 1e8
        n8 = n6 + n6
        n9 = tf.stack([n8, n1b, n0])
        n10 = tf.gather(v, [0, 1, 2])
        n11 = n3 - n5
    g = t.gradient([n2, n9, n9], [x, v, z])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_41
x = tf.Variable(3.0); v = tf.Variable([3.0, 1.5, -0.7]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.stack([z, x, z])
    n1 = z * -1e8
    n2 = x - n1
    n3 = tf.stack([x, n1, z])
    n4 = tf.stack([z, n1, z])
    n5 = n2 + n1
    n6 = n2 * 1.0
    n7, n7b, n7c = tf.unstack(n0)
    n8 = n6 * 0.7
g = t.gradient(n7b, [v, z, x])
for d in g: print(d)
#%% order_21_42
x = tf.constant(0.3); v = tf.Variable([0.3, 3.0, 2.0]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = v * 1e-3
    n1 = tf.stack([x, z, z])
    n2 = v + n1
    n3 = v * 2.0
    n4 = x * -1e8
    n5 = n3 + n1
    n6 = n1 - n2
    n7 = tf.reduce_sum(n2[:2])
    n8 = tf.reduce_sum(tf.gather(n5, [0]))
    n9 = tf.stack([z, n8, n7])
    n10 = tf.maximum(n4, n7)
    n11 = tf.concat([n3[1:], tf.reshape(n4, [1])], 0)
    n12 = n8 + n10
    n13 = tf.reduce_sum(tf.gather(n11, [0]))
    n14 = n13 - n7
    n15 = tf.add_n([n13, n12, n12, n8, n14, n14, n10, n14])
    n16 = tf.gather(n11, [2, 2, 1])
    n17 = tf.add_n([n12, n12, n12, n4, n15, n15, n12, n13, n14, n4, n10, n10, n15, n13, n12, n15, n7, n15, n4])
    n18 = v - n9
    n19 = n13 * 1e-3
    n20 = n7 - n12
    n21 = n14 + n20
    n22 = n16 + n16
    n23 = n21 - n20
    n24 = n19 * 1.0
    n25 = tf.where(tf.constant(True), n21, n24)
g = t.gradient([n7, n15, n15], [v, n1, z, x])
for d in g: print(d)
#%% order_21_43
x = tf.Variable(2.0); v = tf.Variable([2.0, 1.5, 3.0]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.identity(z)
    n1 = z + n0
    n2 = n0 + n0
    n3 = n1 * 0.1
    n4 = x + n3
    n5 = tf.identity(n2)
    n6 = v - v
    n7, n7b, n7c = tf.unstack(n6)
    n8 = n0 * 7.7
    n9, n9b, n9c = tf.unstack(n6)
    n10 = n9b - n9c
    n11 = n10 + n10
    n12 = tf.concat([n6[1:], tf.reshape(n5, [1])], 0)
    n13 = -n9b
    n14 = n10 - n4
g = t.gradient(n13, [x, z, v])
for d in g: print(d)
#%% order_21_44
x = tf.Variable(0.3); v = tf.constant([0.3, 1.5, 3.0]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z + x
    n1 = tf.gather(v, [1, 1, 2])
    n2 = n1 * n1
    n3 = tf.add_n([z, n0, z, x, z])
    n4, n4b, n4c = tf.unstack(v)
    n5 = n4 - n4
    n6 = tf.add_n([n4, n4c, n4b, n4b, n4, n5, z, n4b, n4, n4c, n3, n4b, n4c, n5, n0, n4b])
    n7 = x + x
    n8 = -n4b
    n9, n9b, n9c = tf.unstack(v)
    n10 = tf.where(tf.constant(True), n9b, n8)
    n11 = n10 - n9
    n12 = tf.where(tf.constant(False), n6, z)
    n13 = n9c * 1e7
    n14, n14b, n14c = tf.unstack(n1)
    n15 = n13 + n14
    n16 = tf.maximum(n8, n7)
    n17 = tf.add_n([n14c, n6, n15, n8, z, n14c, x, n0, n11, n10, x, n16, n4, n14c, n14b, n15, x, n14b, n14b])
    n18 = tf.identity(n14b)
    n19 = n17 + n18
    n20 = n3 * 1.0
g = t.gradient([n12], [x], output_gradients=[tf.ones_like(n12) * 1e-3])
for d in g: print(d)
#%% order_21_45
x = tf.Variable(2.0); v = tf.Variable([2.0, 3.0, 1.0]); z = tf.Variable(3.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = tf.reduce_sum(v[1:])
        n1 = x * -1e7
        n2 = v - v
        n3 = n0 + x
        n4 = v * v
        n5 = z + n3
        n6 = n1 * 1e7
        n7 = n1 - n1
        n8 = tf.stack([n6, n5, n6])
        n9 = n1 * 3.3
        n10 = tf.reduce_sum(n8[:2])
        n11 = tf.stack([n9, n10, z])
        n12 = tf.add_n([n6, n3, x, n9, n9, n6, n1, z, n1, n1, n10, x, n7, n9, n7, n7, n9, n6])
        n13 = n7 * 1e-3
        n14, n14b, n14c = tf.unstack(n8)
        n15 = tf.maximum(n13, n14b)
        n16 = n11 * n2
        n17 = tf.reduce_sum(v[:2])
        n18, n18b, n18c = tf.unstack(n16)
        n19 = tf.add_n([z, n7, n7, z, n14c, n18c, n18b, n18c, n18c, n10, n18b, n18c, n18c, n17, x, n15, n12, n14, n17])
        n20 = n18 * 1e-3
        n21 = -n5
        n22 = tf.maximum(n5, z)
        n23 = n8 * 1e7
        n24, n24b, n24c = tf.unstack(n8)
        n25 = tf.concat([n11[1:], tf.reshape(n24b, [1])], 0)
    g = t.gradient([n1, n17, n13, n14, n13], [z, v, x])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_46
x = tf.constant(2.0); v = tf.Variable([2.0, 0.3, 1.0]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x * 0.7
    n1 = z - n0
    n2 = n1 + n1
    n3 = n2 - n2
g = t.gradient([n3, n3, n3, n2, n3, n3, n0, n1, n1], [x, z, n2, v])
for d in g: print(d)
#%% order_21_47
x = tf.Variable(0.3); v = tf.Variable([0.3, 1.5, -0.7]); z = tf.Variable(1.5)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, v, z])
        n0 = x * 2.0
        n1 = z + x
        n2 = n0 * 1e7
        n3 = n2 * 3.3
        n4 = n3 * 1.0
        n5 = v + v
        n6 = n3 * 7.7
        n7 = n3 - n6
        n8 = x + n6
        n9 = -n7
        n10 = n8 * 7.7
        n11 = n8 - n0
        n12 = n10 - n0
    g = t.gradient([n12, n11, n8, n9, n8], [x, v, z], output_gradients=[tf.ones_like(n12) * 0.7, tf.ones_like(n11) * 1e7, tf.ones_like(n8) * 1e7, tf.ones_like(n9) * 3.3, tf.ones_like(n8) * 3.3])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_48
x = tf.constant(-0.7); v = tf.Variable([-0.7, 1.0, 2.0]); z = tf.Variable(1.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = tf.add_n([x, x, z, z, x, x, z, x, z, z, z, z, x, z, x, z, z, x])
        n1 = n0 * 1e7
        n2 = n0 + n1
        n3 = tf.identity(z)
    g = t.gradient(n3, [n1, z, x, v])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_49
x = tf.constant(2.0); v = tf.Variable([2.0, 3.0, 1.5]); z = tf.Variable(3.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, v, z])
        n0 = z * 3.3
        n1 = tf.identity(z)
        n2 = z + n0
        n3 = n2 + n0
        n4 = n2 * 1.0
        n5 = tf.concat([v[1:], tf.reshape(n1, [1])], 0)
        n6 = n0 + n2
        n7 = tf.where(tf.constant(True), n4, n4)
        n8 = v * n5
        n9 = tf.maximum(n6, n2)
        n10 = tf.square(n1) * 1e-3
        n11 = n9 + n9
        n12 = n9 + n11
        n13 = n11 + n10
        n14 = n10 + n2
        n15 = tf.stack([n13, n12, n1])
        n16 = -n11
        n17 = n8[1]
        n18 = n15 * n15
    g = t.gradient(n3, [x, z, v])
    h = t.gradient(n14, [x, z, v])
for d in h: print(d)
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_50
x = tf.constant(3.0); v = tf.constant([3.0, 0.3, 1.5]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = z - z
    n1 = x * 1e-3
    n2 = tf.add_n([n1, z, z, z, x, n0, x, n1, z, x, z, n1, x, x, n0, n1, n1, x, n1])
    n3 = tf.stack([z, n2, n2])
    n4 = x - n2
    n5 = n0 + n1
    n6 = tf.where(tf.constant(True), n2, z)
    n7 = v - n3
    n8 = n4 - n6
g = t.gradient(n8, [x, z, v])
h = t.gradient(n1, [x, z, v])
for d in h: print(d)
for d in g: print(d)
#%% order_21_51
x = tf.Variable(1.5); v = tf.constant([1.5, 1.0, 3.0]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.stack([z, x, x])
    n1 = v * 7.7
    n2 = x * 1.0
    n3 = n2 + z
    n4 = tf.concat([n1[1:], tf.reshape(x, [1])], 0)
    n5 = x - z
    n6 = z + n2
    n7 = n6 * 1e-3
    n8 = n5 - n5
    n9 = tf.where(tf.constant(True), z, n6)
    n10 = tf.gather(n4, [0, 1, 0])
    n11 = tf.stack([n7, z, n8])
    n12 = n9 - z
    n13 = tf.add_n([n9, x, n7, n12, n3, n3, n3, z, n12, n3, n2, n3, n9, n3, z, n7, n2, n12, n7, z])
    n14 = tf.maximum(n2, n13)
    n15 = n5 + z
    n16 = tf.maximum(n13, n13)
    n17 = tf.reduce_sum(tf.gather(n10, [1, 0]))
    n18 = n0[0]
    n19 = tf.reduce_sum(tf.gather(n11, [1, 0]))
    n20 = n0[1]
    n21 = tf.stack([n5, n19, n20])
    n22 = n19 * 0.1
    n23 = n22 * 1e7
g = t.gradient(n4, [x, z, v])
for d in g: print(d)
#%% order_21_52
x = tf.Variable(1.5); v = tf.constant([1.5, -0.7, 1.0]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.reduce_sum(tf.gather(v, [0]))
    n1 = x - x
    n2 = tf.maximum(z, x)
    n3 = tf.maximum(z, n0)
    n4 = tf.maximum(n2, n1)
    n5 = n2 - n1
    n6 = n2 + x
    n7 = v - v
    n8 = n5 - n2
    n9 = tf.where(tf.constant(True), n8, n4)
    n10 = n5 * 2.0
    n11 = tf.gather(v, [0, 1, 2])
    n12 = tf.reduce_sum(tf.gather(n11, [1, 1]))
    n13 = n10 * 3.3
    n14 = v * 1e-3
    n15 = tf.add_n([n0, n0, n13, n3, n9])
    n16 = n11 - n11
    n17 = n13 * 1.0
    n18 = tf.where(tf.constant(False), n12, n8)
    n19 = n8 * 1.0
    n20 = tf.gather(n11, [1, 2, 2])
    n21 = n19 * 1e8
g = t.gradient([v, n14], [v, x, z])
for d in g: print(d)
#%% order_21_53
x = tf.Variable(1.0); v = tf.Variable([1.0, 0.3, 1.5]); z = tf.Variable(0.3)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = z * 7.7
        n1 = tf.reduce_sum(tf.gather(v, [2]))
        n2 = n0 + n0
        n3 = z * -1e8
        n4 = n1 - n2
        n5 = tf.reduce_sum(v[:2])
        n6 = tf.reduce_sum(tf.gather(v, [0]))
        n7 = n6 * 1e7
        n8 = tf.reduce_sum(v[:2])
        n9 = v - v
        n10 = v * 1.0
        n11 = n0 * 3.3
        n12 = tf.stack([n1, x, n3])
        n13 = tf.where(tf.constant(True), n11, n6)
        n14 = n12 + n9
        n15 = n5 * 7.7
        n16 = n8 + n3
        n17 = n11 + n11
        n18 = n15 * -1e8
        n19 = n10 + n12
        n20 = n11 * 0.7
    g = t.gradient([n15, n16, n2, n19, n19, n6, n4, n9, n2], [v, z, x], output_gradients=[tf.ones_like(n15) * 1e-3, tf.ones_like(n16) * 1e-3, tf.ones_like(n2) * 0.1, tf.ones_like(n19) * 0.1, tf.ones_like(n19) * -1e8, tf.ones_like(n6) * -1e8, tf.ones_like(n4) * 1e-3, tf.ones_like(n9) * 7.7, tf.ones_like(n2) * 1e8])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_54
x = tf.Variable(3.0); v = tf.Variable([3.0, -0.7, 2.0]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x * -1e7
    n1 = n0 + n0
    n2 = z + z
    n3 = n0 * 7.7
    n4 = n0 + n1
    n5 = n0 * 7.7
    n6 = n0 + n3
    n7 = tf.reduce_sum(tf.gather(v, [1]))
    n8 = v * v
    n9 = n8 * 3.3
g = t.gradient([n4], [z], output_gradients=[tf.ones_like(n4) * 7.7])
h = t.gradient(n6, [z])
for d in h: print(d)
for d in g: print(d)
#%% order_21_55
x = tf.Variable(2.0); v = tf.Variable([2.0, 1.5, -0.7]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z * 3.3
    n1 = n0 - x
    n2 = tf.add_n([n1, z, n1, x, x, n0, n1, z, n0, z, z, n0])
    n3 = n2 * -1e8
    n4 = n3 * 1e-3
    n5 = n4 - n2
    n6 = n0 * -1e8
    n7 = tf.reduce_sum(v[::2])
    n8 = tf.where(tf.constant(True), n7, n4)
    n9 = x * 1.0
    n10 = tf.stack([n1, n6, n6])
    n11 = n9 * -1e7
    n12 = n8 + n11
    n13 = n10 * n10
    n14, n14b, n14c = tf.unstack(v)
    n15 = tf.concat([n10[1:], tf.reshape(x, [1])], 0)
    n16, n16b, n16c = tf.unstack(n15)
    n17 = n14c - n16c
    n18 = tf.gather(n13, [0, 1, 2])
    n19 = n15 - n15
    n20 = n1 * 2.0
    n21 = n10 * 1.0
    n22 = -n20
    n23 = n7 - n22
    n24, n24b, n24c = tf.unstack(n18)
    n25 = n22 * 0.1
    n26 = n24 + n24c
    n27 = n18 * 1e7
    n28 = z - n24c
    n29 = tf.reduce_sum(tf.gather(v, [2]))
g = t.gradient([n15, n18, n18, n21, n21], [x, v, z], output_gradients=[tf.ones_like(n15) * 1.0, tf.ones_like(n18) * 7.7, tf.ones_like(n18) * -1e8, tf.ones_like(n21) * 1e7, tf.ones_like(n21) * 1e7])
for d in g: print(d)
#%% order_21_56
x = tf.Variable(3.0); v = tf.Variable([3.0, 0.3, 1.5]); z = tf.Variable(0.3)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = tf.where(tf.constant(False), x, x)
        n1 = tf.reduce_sum(v[::2])
        n2 = tf.stack([x, x, z])
        n3 = n1 + n0
        n4 = tf.maximum(n0, n1)
    g = t.gradient([n0], [z, v, x], output_gradients=[tf.ones_like(n0) * -1e8])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_57
x = tf.constant(2.0); v = tf.constant([2.0, 1.5, 0.3]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0, n0b, n0c = tf.unstack(v)
    n1 = n0 + z
    n2 = tf.reduce_sum(tf.gather(v, [1, 2]))
    n3 = -n0c
    n4 = n2 + n3
    n5 = v[2]
    n6 = n4 * -1e7
    n7 = v * 0.7
    n8 = n7 * 1e8
    n9 = n8[2]
    n10 = n9 * 3.3
    n11 = tf.where(tf.constant(False), n6, n5)
    n12 = n0 * 7.7
g = t.gradient([n12, n10], [x, v, z])
for d in g: print(d)
#%% order_21_58
x = tf.constant(3.0); v = tf.constant([3.0, 2.0, -0.7]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.reduce_sum(tf.gather(v, [0]))
    n1 = x + z
    n2, n2b, n2c = tf.unstack(v)
    n3 = tf.where(tf.constant(True), x, n2b)
    n4 = n1 - n3
    n5 = n2b + n2c
    n6 = n4 * 1e8
g = t.gradient(n5, [x, z])
for d in g: print(d)
#%% order_21_59
x = tf.constant(-0.7); v = tf.Variable([-0.7, 1.0, 1.5]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x + x
    n1 = tf.reduce_sum(tf.gather(v, [0, 2]))
    n2 = x - z
    n3 = n2 - n2
    n4 = v[2]
    n5 = n3 - n1
    n6 = v * 7.7
    n7 = tf.add_n([n2, n5, n2, n4, z, x, n2, n4, n1, z, n3, n4, n4, n1, n3, n2])
    n8 = v - n6
    n9 = n5 - n5
    n10 = tf.where(tf.constant(True), n1, n3)
    n11 = -n7
    n12 = tf.reduce_sum(tf.gather(n8, [1, 2]))
    n13 = n8 * 3.3
    n14 = n10 * 0.7
    n15 = tf.concat([n8[1:], tf.reshape(n5, [1])], 0)
    n16 = n0 + n9
    n17 = tf.reduce_sum(v[:2])
g = t.gradient([n12, n17, n2], [x, v, z])
h = t.gradient(n2, [x, v, z])
for d in h: print(d)
for d in g: print(d)
#%% order_21_60
x = tf.Variable(1.5); v = tf.constant([1.5, 0.3, 1.0]); z = tf.Variable(0.3)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = v * v
        n1 = z + x
        n2 = v * 1e8
        n3 = tf.reduce_sum(tf.gather(n2, [0, 0]))
        n4 = -x
        n5 = tf.reduce_sum(tf.gather(n2, [2]))
        n6 = n0 - v
        n7 = tf.reduce_sum(tf.gather(n2, [1]))
        n8 = n7 + n4
        n9 = n8 + z
        n10 = n4 * 1e7
        n11 = n9 - z
        n12 = n9 * 0.1
        n13, n13b, n13c = tf.unstack(n2)
        n14 = n0 * 7.7
        n15 = -n13c
        n16 = tf.reduce_sum(tf.gather(n2, [2, 1]))
        n17 = n15 + n8
        n18 = n0 + n6
        n19 = n17 + n15
        n20 = tf.add_n([n19, n17, n11, n13b, n17, n12, n13b, n10, n8, n19])
        n21 = -n17
        n22 = n15 * 7.7
    g = t.gradient([n20, n2, n5, v, n2, n13c], [v, x, z])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_61
x = tf.Variable(1.0); v = tf.constant([1.0, 0.3, -0.7]); z = tf.Variable(0.3)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = tf.identity(z)
        n1 = n0 + x
        n2 = tf.maximum(n0, n0)
        n3 = n0 * 2.0
        n4 = tf.concat([v[1:], tf.reshape(n2, [1])], 0)
        n5 = n3 * 1e-3
        n6 = tf.gather(n4, [1, 0, 1])
        n7, n7b, n7c = tf.unstack(n6)
        n8 = tf.maximum(n7b, n7)
        n9 = n8 * 1.0
        n10 = tf.reduce_sum(tf.gather(n6, [1]))
        n11 = z + n3
        n12 = n10 * 1.0
        n13 = n8 + n12
        n14 = v * -1e8
        n15 = n12 + n12
        n16 = n14 - v
        n17 = n16 * n14
        n18 = n14 * n16
        n19 = n2 + n12
        n20 = tf.stack([n15, n12, n13])
        n21 = n12 * 3.3
        n22 = n18 - n20
        n23 = tf.reduce_sum(n16[::2])
        n24 = n6 * -1e7
        n25 = n21 * -1e8
        n26 = n24[2]
        n27 = tf.maximum(z, n23)
        n28 = tf.add_n([n27, n21, n25, n25, n26, n23, n27, n3, n23, n27, n27, n25, n26, n27, n26, n5, n7b, n27, n19, n7b])
        n29 = n26 - n25
        n30 = n26 * 2.0
        n31 = -n27
        n32 = tf.gather(n22, [2, 1, 1])
        n33 = -n11
        n34 = n33 + n33
        n35 = n22 * n22
        n36 = n28 * 1e8
        n37 = tf.reduce_sum(n20[1:])
        n38 = -n36
        n39 = -n37
        n40 = n24 * 0.7
        n41 = tf.add_n([n36, n28, n37, n37, n36, n38, n36, n7, n37, n36, n21, n39, n34, n38, n9, n37, n36, n37, n37, n36])
        n42 = tf.reduce_sum(n18[::2])
        n43 = n41 - n38
        n44 = n36 * 1e7
    g = t.gradient(n7, [z, v, x])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_62
x = tf.constant(-0.7); v = tf.Variable([-0.7, 3.0, 2.0]); z = tf.Variable(3.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, v, z])
        n0 = z - z
        n1 = v * v
        n2 = z + n0
        n3 = n0 + x
    g = t.gradient([v, n1], [x, v, z])
    h = t.gradient(n0, [x, v, z])
for d in h: print(d)
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_63
x = tf.constant(-0.7); v = tf.Variable([-0.7, 2.0, 0.3]); z = tf.Variable(2.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = tf.add_n([x, z, z, z, z, x, z, z, x, x, z, z, x, z, z, z, x, x])
        n1 = v[2]
        n2 = x * 1e-3
        n3 = x * 2.0
        n4 = n1 - n1
        n5 = tf.reduce_sum(tf.gather(v, [0, 2]))
        n6 = -n3
    g = t.gradient(n6, [n2, x, v, z])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_64
x = tf.constant(1.0); v = tf.constant([1.0, 0.3, -0.7]); z = tf.Variable(0.3)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = z + x
        n1 = -n0
        n2 = z * 1e7
        n3 = x * 1.0
        n4 = tf.add_n([n3, n1, n2, n2, n1])
        n5 = tf.add_n([n2, n2, n1, n4, n2, x, n4, n2, n1, n4, n3, n1])
        n6 = n2 + n1
        n7 = n3 * 2.0
        n8 = v * v
        n9 = v * n8
        n10 = n4 + z
        n11, n11b, n11c = tf.unstack(n9)
        n12 = tf.reduce_sum(tf.gather(n9, [0, 0]))
        n13 = n11b + n6
        n14 = tf.stack([n12, n11, n0])
    g = t.gradient([n0, n4, n13, n10, n12], [n5, x, v, z])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_65
x = tf.Variable(0.3); v = tf.Variable([0.3, 1.5, 3.0]); z = tf.Variable(1.5)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = tf.stack([z, x, x])
        n1 = tf.stack([x, z, x])
        n2, n2b, n2c = tf.unstack(v)
        n3 = tf.reduce_sum(tf.gather(v, [1, 1]))
        n4 = n2b - n2c
        n5 = x - n2c
    g = t.gradient([n0, n2b, n3, n1, n2, n2, n0, n1, n2], [z])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_66
x = tf.Variable(-0.7); v = tf.constant([-0.7, 2.0, 3.0]); z = tf.Variable(2.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, v, z])
        n0 = v + v
        n1 = v * v
        n2 = -x
        n3 = tf.maximum(n2, z)
        n4 = v * n0
        n5 = tf.reduce_sum(n0[1:])
        n6 = n1 - n1
        n7 = tf.concat([n0[1:], tf.reshape(n3, [1])], 0)
        n8 = n2 * 1e8
        n9 = tf.reduce_sum(tf.gather(n4, [1]))
        n10 = tf.square(z) * 3.3
        n11 = n5 * 0.1
        n12 = tf.stack([n3, n8, n9])
        n13 = tf.reduce_sum(tf.gather(n7, [2]))
        n14 = tf.maximum(n11, n11)
        n15 = v - n12
        n16, n16b, n16c = tf.unstack(n4)
        n17 = n16 * -1e8
        n18 = tf.reduce_sum(tf.gather(v, [1]))
        n19 = n17 + n16
        n20 = n7 - v
        n21 = n3 * 1e8
        n22, n22b, n22c = tf.unstack(n12)
        n23 = n8 * 1.0
        n24 = tf.add_n([n22, n22, n22, n23, n23, n23, n23, n23, n16, n23, n22c])
    g = t.gradient([n6, n7], [z, x, n22, v])
    h = t.gradient(n20, [z, x, n22, v])
for d in h: print(d)
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_67
x = tf.Variable(-0.7); v = tf.Variable([-0.7, 1.5, 2.0]); z = tf.Variable(1.5)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, v, z])
        n0 = tf.concat([v[1:], tf.reshape(z, [1])], 0)
        n1 = z - z
        n2 = tf.concat([n0[1:], tf.reshape(x, [1])], 0)
        n3 = z + x
        n4 = tf.reduce_sum(n2[::2])
        n5 = n2[2]
        n6 = tf.stack([n3, n1, n5])
        n7 = tf.gather(n2, [1, 2, 2])
        n8 = tf.maximum(n1, n1)
    g = t.gradient(n3, [x, z, v])
    h = t.gradient(n1, [x, z, v])
for d in h: print(d)
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_68
x = tf.Variable(1.0); v = tf.constant([1.0, 2.0, -0.7]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x + x
    n1 = -n0
    n2 = tf.stack([z, z, z])
    n3 = x + n0
    n4 = v + n2
    n5 = z * 0.1
    n6 = n5 + x
    n7 = n3 - x
    n8 = tf.add_n([n5, n3, n3, n5, n7])
    n9 = n1 + n1
    n10 = n8 + n8
    n11 = tf.reduce_sum(v[1:])
g = t.gradient([n10, x], [z, v, x])
for d in g: print(d)
#%% order_21_69
x = tf.Variable(1.5); v = tf.Variable([1.5, -0.7, 0.3]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = v * v
    n1 = z + z
    n2, n2b, n2c = tf.unstack(v)
    n3 = n2b * 2.0
    n4 = n2c - n2
    n5 = n2c + n2b
    n6, n6b, n6c = tf.unstack(n0)
    n7 = tf.square(n5) * 1e8
    n8 = n0 * v
    n9 = n6c + n6c
    n10 = tf.square(n9) * 2.0
    n11 = tf.square(n6c) * -1e8
    n12 = -n4
g = t.gradient([n0, n9, n9], [v, z, x])
for d in g: print(d)
#%% order_21_70
x = tf.Variable(2.0); v = tf.constant([2.0, 1.0, 1.5]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.gather(v, [0, 2, 1])
    n1 = tf.reduce_sum(v[:2])
    n2 = v - v
    n3 = z - z
    n4 = tf.square(z) * -1e8
    n5 = tf.add_n([n3, n1, n1, n4, x, n4])
    n6 = z * 7.7
    n7 = v - v
    n8 = n4 - n4
    n9 = n6 - n4
    n10 = n4 * 3.3
g = t.gradient(n9, [x, z, v])
for d in g: print(d)
#%% order_21_71
x = tf.Variable(3.0); v = tf.Variable([3.0, 0.3, 1.0]); z = tf.Variable(0.3)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = z + x
        n1 = tf.identity(x)
        n2, n2b, n2c = tf.unstack(v)
        n3 = v[0]
    g = t.gradient(n1, [n2, x, v, z])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_72
x = tf.constant(0.3); v = tf.Variable([0.3, 2.0, 1.0]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x * 1.0
    n1 = n0 * 1e-3
    n2 = x + z
    n3 = n1 * 3.3
    n4 = n2 + n0
    n5 = v + v
    n6 = n1 - n1
    n7 = n4 * 1e7
    n8 = tf.reduce_sum(tf.gather(n5, [0]))
    n9 = n7 * 1.0
    n10 = n1 + n1
    n11 = n3 * 7.7
    n12 = n10 * 1e7
    n13 = tf.identity(n0)
    n14 = tf.square(n12) * 1e7
    n15 = v * 3.3
    n16 = n12 * 3.3
    n17 = tf.stack([n13, n12, n12])
g = t.gradient([n17, n15], [z, x, v], output_gradients=[tf.ones_like(n17) * 7.7, tf.ones_like(n15) * -1e7])
for d in g: print(d)
#%% order_21_73
x = tf.Variable(1.5); v = tf.Variable([1.5, 0.3, -0.7]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.concat([v[1:], tf.reshape(x, [1])], 0)
    n1 = tf.reduce_sum(tf.gather(v, [0]))
    n2 = tf.gather(n0, [1, 1, 2])
    n3 = n1 + z
    n4, n4b, n4c = tf.unstack(n0)
    n5 = n2 * 3.3
    n6 = n4b * -1e8
    n7 = n4 * 2.0
    n8 = n0 * 3.3
    n9 = tf.identity(n3)
    n10 = tf.reduce_sum(tf.gather(v, [0, 2]))
    n11 = n9 - n10
    n12 = tf.concat([n2[1:], tf.reshape(z, [1])], 0)
    n13 = n10 + n7
    n14 = n13 + x
    n15 = tf.square(n14) * 1e-3
    n16 = n11 - n7
g = t.gradient(n2, [z, n14, v, x])
for d in g: print(d)
#%% order_21_74
x = tf.Variable(3.0); v = tf.constant([3.0, 1.5, 2.0]); z = tf.Variable(1.5)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, v, z])
        n0 = x + z
        n1 = z + z
        n2 = tf.reduce_sum(tf.gather(v, [1]))
        n3 = n2 + z
        n4 = n1 * -1e7
        n5 = tf.add_n([n2, n1, n3, n1, n0, x, n3])
        n6 = n4 - n2
        n7 = n0 * 1e8
        n8 = v + v
        n9 = n7 + n2
    g = t.gradient([n9, n5, n5, n7, n5, n8, n7, n4, n8], [z, v])
    h = t.gradient(n8, [z, v])
for d in h: print(d)
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_75
x = tf.Variable(2.0); v = tf.Variable([2.0, 0.3, 3.0]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = -x
    n1 = x * 1e7
    n2 = v * 1e7
    n3 = v * n2
    n4 = z - x
    n5 = tf.reduce_sum(tf.gather(n2, [0, 0]))
    n6 = n1 + n5
    n7 = tf.reduce_sum(tf.gather(n3, [0, 2]))
    n8 = tf.add_n([z, n4, n7, n7, n0, n4, x, n6, n4, n6, n6, n6, n7, n6, n0, z, n1, n4, n1, n0])
g = t.gradient([n5, n7], [v, z, x])
for d in g: print(d)
#%% order_21_76
x = tf.constant(0.3); v = tf.constant([0.3, 1.5, 1.0]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x + x
    n1 = v * 0.1
    n2 = n0 + n0
    n3 = tf.stack([n2, x, z])
    n4 = v[1]
    n5 = tf.reduce_sum(n3[1:])
    n6 = tf.identity(n4)
    n7 = tf.stack([n4, x, n5])
    n8 = n2 + n6
    n9 = n1 * -1e8
    n10 = n3[1]
    n11 = n10 + n4
    n12 = n0 + n4
    n13 = n11 - n11
g = t.gradient([n13, n12], [z])
h = t.gradient(n7, [z])
for d in h: print(d)
for d in g: print(d)
#%% order_21_77
x = tf.constant(0.3); v = tf.Variable([0.3, -0.7, 2.0]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z * 1.0
    n1 = v * 1e8
    n2 = n1 * v
    n3 = tf.add_n([z, n0, z, z, z, x, z, x, n0, n0, x, x, n0, n0, n0, x, n0, n0])
    n4 = tf.reduce_sum(tf.gather(n2, [1]))
    n5 = n1 + n1
    n6 = z + z
    n7 = n4 * 1e-3
    n8 = n5 * n1
    n9 = n2[1]
    n10 = tf.identity(n9)
    n11 = x + x
    n12 = z + n7
    n13 = n5 - n1
    n14 = tf.identity(n9)
g = t.gradient([n14, n2, n5, n13, n5], [x, v, z])
for d in g: print(d)
#%% order_21_78
x = tf.Variable(1.5); v = tf.Variable([1.5, 2.0, -0.7]); z = tf.Variable(2.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = z + z
        n1 = z - x
        n2 = v - v
        n3 = tf.reduce_sum(tf.gather(v, [2]))
        n4 = v * n2
        n5 = z * 1e7
        n6 = n5 * 3.3
        n7 = n4 * n2
        n8, n8b, n8c = tf.unstack(n2)
        n9 = n4 + n7
        n10 = n8 + n8c
        n11 = tf.square(n8b) * 3.3
        n12 = n1 * 0.7
        n13 = -n8c
        n14 = n11 + z
        n15 = n6 - n12
        n16 = n3 + n15
        n17 = n8b + n15
        n18 = n10 - n16
    g = t.gradient(n8c, [z, v, x])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_79
x = tf.Variable(2.0); v = tf.Variable([2.0, 1.5, 3.0]); z = tf.Variable(1.5)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, v, z])
        n0 = v + v
        n1 = tf.reduce_sum(tf.gather(v, [0]))
        n2 = n1 - n1
        n3 = n2 + n2
        n4 = tf.square(n2) * 7.7
        n5 = n1 + n1
        n6 = n3 - n3
        n7 = n0 * 1e-3
        n8 = n3 + x
        n9 = tf.maximum(n4, n8)
        n10 = n7[2]
        n11 = z * 1e-3
        n12 = n8 * 3.3
        n13 = n12 + n11
        n14 = tf.reduce_sum(tf.gather(v, [0, 2]))
        n15 = n12 - n10
        n16 = n0 * v
        n17 = tf.concat([n16[1:], tf.reshape(n6, [1])], 0)
        n18 = tf.stack([n15, n1, n12])
        n19 = tf.add_n([n4, n15, n14, n12, n5, n15, n5, n4, n13, n6, n2, n13, n14, n12, n1, n5, n12, n10])
        n20 = n18 * 0.7
        n21 = n9 * 3.3
        n22 = n13 - n19
        n23 = n19 * 0.7
        n24 = n14 * 7.7
        n25 = tf.gather(n18, [2, 2, 2])
        n26 = n24 * 2.0
        n27 = tf.maximum(n26, n26)
        n28 = tf.where(tf.constant(False), n8, n6)
        n29 = tf.stack([n11, n9, n14])
        n30 = -n28
        n31 = n28 + n22
        n32 = n3 * 0.1
        n33 = n0 + n7
        n34, n34b, n34c = tf.unstack(n25)
        n35 = tf.reduce_sum(tf.gather(n17, [2]))
        n36 = n7 * 1e8
        n37 = n34b - n34
        n38 = n17 + n29
        n39 = tf.reduce_sum(tf.gather(n33, [0]))
        n40 = tf.square(n39) * 2.0
        n41 = tf.stack([n12, n14, n11])
        n42 = n7 * 1e8
        n43 = n39 * 1e8
        n44 = tf.reduce_sum(tf.gather(n42, [0]))
        n45 = n38 * 1.0
        n46 = n44 * 7.7
        n47 = n35 - n19
        n48 = tf.maximum(n37, n1)
        n49 = n47 * 2.0
        n50 = tf.reduce_sum(n7[::2])
        n51 = n47 + n50
        n52 = n41 * 1.0
        n53 = n0[2]
        n54 = n8 + n51
        n55 = n43 + n8
        n56 = tf.add_n([n53, n27, n51, n34, n27, n53, n30, n53, n53, n10, n35, n4, n5])
        n57 = n56 * 7.7
        n58 = n32 * -1e7
        n59 = -n51
        n60 = n56 * -1e8
        n61 = n1 - n57
        n62 = n60 + n59
        n63 = n60 + n62
        n64 = n61 * 0.1
        n65 = n61 - n64
        n66 = -n58
        n67 = n45[1]
    g = t.gradient([n34c], [z, x, v], output_gradients=[tf.ones_like(n34c) * -1e7])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_80
x = tf.constant(0.3); v = tf.Variable([0.3, 1.0, 1.5]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.reduce_sum(tf.gather(v, [1, 2]))
    n1 = tf.reduce_sum(tf.gather(v, [2]))
    n2 = -n1
    n3 = z - n2
    n4 = tf.stack([x, z, n1])
    n5 = n2 * -1e8
    n6 = -n1
    n7 = n2 + n2
    n8 = tf.reduce_sum(tf.gather(n4, [0, 2]))
    n9 = tf.add_n([n5, n7, z, n6, n5, x, n1, n5, n6, n5, n7, z, x, n6])
    n10 = tf.reduce_sum(tf.gather(n4, [1, 2]))
    n11 = n10 - n9
    n12 = tf.stack([n9, n11, n8])
    n13 = n12 * n12
    n14 = n8 - n10
    n15, n15b, n15c = tf.unstack(n13)
    n16 = tf.concat([v[1:], tf.reshape(n14, [1])], 0)
    n17 = n15 * -1e7
    n18 = tf.add_n([n15, n15b, n15b, n17, n1, n15b, n0, n8, n2, n7, n15])
    n19 = n15b * 1e8
    n20 = n11 * 0.1
    n21 = tf.gather(n12, [0, 1, 1])
    n22 = n17 * 0.1
g = t.gradient([n16, n21, n13, n12, n12, n16, n4, n16, n22], [x, v, z])
h = t.gradient(n2, [x, v, z])
for d in h: print(d)
for d in g: print(d)
#%% order_21_81
x = tf.constant(1.0); v = tf.constant([1.0, -0.7, 2.0]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z * 7.7
    n1 = x * 1e7
    n2, n2b, n2c = tf.unstack(v)
    n3 = tf.reduce_sum(tf.gather(v, [0, 1]))
    n4 = tf.gather(v, [2, 2, 1])
    n5 = tf.gather(v, [2, 0, 1])
    n6 = n3 - n2b
    n7 = n3 + n2b
    n8 = n2c * 1e8
    n9 = n5 * n4
    n10 = tf.square(n6) * 1e-3
    n11 = tf.reduce_sum(tf.gather(n4, [0, 1]))
    n12 = n1 * -1e7
g = t.gradient(n12, [n12, v, z, x])
for d in g: print(d)
#%% order_21_82
x = tf.constant(-0.7); v = tf.Variable([-0.7, 3.0, 1.0]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.identity(x)
    n1 = tf.stack([x, z, n0])
    n2 = n0 * -1e7
    n3 = tf.reduce_sum(tf.gather(n1, [2]))
    n4 = n3 + x
    n5 = n0 * 2.0
    n6 = n5 * 3.3
    n7 = n4 - n3
    n8 = n4 * 2.0
    n9 = n8 * 2.0
    n10 = tf.reduce_sum(tf.gather(n1, [2, 2]))
    n11 = tf.gather(n1, [2, 2, 2])
    n12 = tf.reduce_sum(tf.gather(v, [0, 1]))
    n13 = n10 - n9
    n14 = -n12
    n15 = tf.where(tf.constant(False), n10, n10)
    n16 = n3 + n10
    n17 = n16 - n0
    n18 = n3 * 1e-3
    n19 = n6 * 2.0
    n20 = n17 - n16
    n21 = tf.gather(v, [1, 2, 2])
    n22 = tf.maximum(n5, n18)
    n23 = tf.where(tf.constant(False), n0, n13)
g = t.gradient(n6, [x, z, v])
for d in g: print(d)
#%% order_21_83
x = tf.constant(2.0); v = tf.constant([2.0, 1.5, 1.0]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x * 0.1
    n1 = x - x
    n2 = tf.add_n([n0, n1, x, n0, x, x, z])
    n3 = tf.reduce_sum(tf.gather(v, [0, 0]))
    n4 = tf.add_n([n0, n2, n1, n2, n3, z, x, n1, n1, n3, n2, n3, n1, n2, n2])
    n5 = n2 + n4
    n6 = tf.reduce_sum(v[::2])
    n7 = tf.reduce_sum(v[1:])
    n8 = tf.stack([n6, n3, n6])
g = t.gradient(n4, [x, v, z])
for d in g: print(d)
#%% order_21_84
x = tf.constant(-0.7); v = tf.Variable([-0.7, 0.3, 1.5]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.where(tf.constant(False), z, z)
    n1 = v * v
    n2 = z * 1e8
    n3 = n0 - n2
    n4 = tf.reduce_sum(tf.gather(v, [2]))
    n5 = tf.reduce_sum(v[::2])
    n6 = tf.square(n5) * 1e8
    n7 = n2 * -1e7
    n8 = v * n1
    n9 = v - n8
    n10 = tf.reduce_sum(tf.gather(n1, [1, 1]))
    n11 = tf.concat([n9[1:], tf.reshape(n5, [1])], 0)
    n12 = tf.add_n([n7, n6, x, n10, n6, n5, n7, n5, n2, n5, n5, n4, n4, n5, n5, n10, n6])
    n13 = n10 + n4
    n14 = n10 - n7
    n15 = tf.square(n14) * 2.0
    n16 = n14 * 2.0
g = t.gradient(n2, [x, z, v, n8])
for d in g: print(d)
#%% order_21_85
x = tf.Variable(2.0); v = tf.constant([2.0, 1.0, -0.7]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x + x
    n1 = z * 1e-3
    n2 = n1 * -1e7
    n3 = v * 1e-3
    n4 = n1 * 1e8
    n5 = n0 * -1e7
    n6 = tf.add_n([n2, n5, n4, n4, n4, n1, n2, z, n0])
    n7 = n3 - n3
    n8 = x + n6
    n9 = x * 0.1
    n10 = n6 * 0.1
    n11 = tf.reduce_sum(tf.gather(v, [2, 1]))
    n12 = n11 * 1e8
    n13 = n9 + x
    n14 = n5 + n9
    n15, n15b, n15c = tf.unstack(n3)
    n16 = n0 + n11
    n17 = n16 + n15b
    n18 = n1 + n2
    n19 = tf.reduce_sum(tf.gather(v, [2, 0]))
    n20, n20b, n20c = tf.unstack(n7)
    n21, n21b, n21c = tf.unstack(n7)
    n22 = n20c + n10
    n23 = tf.stack([n15c, n9, n1])
    n24 = n5 + n21c
g = t.gradient([n22, n22, n24, n22, n23], [x, n11, z, v])
for d in g: print(d)
#%% order_21_86
x = tf.Variable(2.0); v = tf.Variable([2.0, 3.0, 0.3]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.identity(z)
    n1 = n0 + n0
    n2 = n0 - n0
    n3 = v * 7.7
    n4 = tf.where(tf.constant(True), z, n1)
    n5 = v - v
    n6 = tf.where(tf.constant(False), n4, n1)
    n7 = z + n2
    n8 = n6 + n2
    n9 = n7 - n6
    n10 = n9 * 2.0
    n11 = tf.add_n([n10, n9, z, n0])
    n12 = tf.maximum(n8, n8)
    n13 = n9 + n11
    n14 = n11 + n11
    n15 = n13 * 0.1
    n16 = tf.stack([n1, n0, n13])
    n17 = n8 * 1.0
g = t.gradient(n3, [z, v, x])
for d in g: print(d)
#%% order_21_87
x = tf.constant(1.5); v = tf.Variable([1.5, 2.0, -0.7]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x * 7.7
    n1 = n0 + x
    n2 = v - v
    n3 = tf.reduce_sum(tf.gather(n2, [1, 2]))
    n4 = tf.add_n([x, z, n1, z, n3, n3, n3, n0, x, n3, n3, n0])
    n5 = z + n1
    n6 = n2 * v
    n7 = n2 + n6
    n8 = n5 * 1e8
    n9 = tf.stack([n3, n4, x])
    n10 = tf.reduce_sum(tf.gather(n6, [1]))
    n11 = -n8
    n12 = n3 + n8
    n13 = n8 * 1e-3
    n14 = tf.where(tf.constant(False), n3, n12)
    n15 = n0 + n13
    n16 = -n15
    n17 = n7 * 1e8
g = t.gradient(n9, [x, v, z])
for d in g: print(d)
#%% order_21_88
x = tf.constant(1.5); v = tf.Variable([1.5, 1.0, 2.0]); z = tf.Variable(1.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, v, z])
        n0 = tf.stack([z, z, x])
        n1 = z + z
        n2 = -n1
        n3 = tf.where(tf.constant(False), n1, z)
        n4 = v + v
        n5 = tf.stack([n2, n2, n1])
        n6 = z - n1
        n7 = n1 - z
        n8 = n6 * 0.1
        n9 = tf.add_n([n6, n6, n3, n7, n7, n3, n1, n8, z, n8, n8, n1, n3, n1, n7, n1, n8, n8, n7, n8])
        n10 = n9 + n6
        n11 = n7 + n7
        n12 = n4 - n4
        n13 = n4 * v
        n14 = tf.concat([n5[1:], tf.reshape(n11, [1])], 0)
        n15 = n11 + x
        n16 = n10 + n2
        n17 = x * 7.7
        n18 = n17 + n17
        n19 = n15 * 1e-3
        n20 = n17 + n3
        n21 = n17 * 1e-3
    g = t.gradient(n5, [v, z, x])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_89
x = tf.constant(0.3); v = tf.Variable([0.3, 1.5, 1.0]); z = tf.Variable(1.5)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = x + x
        n1 = x * 1.0
        n2 = n0 * 0.1
        n3 = v * 7.7
        n4 = n2 - n0
        n5 = n1 + n0
        n6 = tf.reduce_sum(tf.gather(v, [2]))
        n7 = -n2
        n8 = n6 * 2.0
        n9 = z + n8
        n10 = tf.reduce_sum(tf.gather(n3, [0, 1]))
        n11 = tf.reduce_sum(n3[1:])
        n12 = n11 - n8
        n13 = tf.stack([n12, n2, n12])
        n14 = n13 + n3
        n15 = n1 * 7.7
        n16 = tf.square(n5) * 1.0
        n17 = tf.concat([n3[1:], tf.reshape(n9, [1])], 0)
        n18 = tf.stack([n16, n16, n11])
        n19 = n4 + n7
        n20 = n14 + n17
        n21 = n16 - n12
    g = t.gradient([n4, n19, n13, n21, n19, n19, n1, n11, n3], [z, x, v], output_gradients=[tf.ones_like(n4) * -1e8, tf.ones_like(n19) * 1.0, tf.ones_like(n13) * 1e8, tf.ones_like(n21) * 7.7, tf.ones_like(n19) * 1e-3, tf.ones_like(n19) * -1e8, tf.ones_like(n1) * 1.0, tf.ones_like(n11) * 1.0, tf.ones_like(n3) * -1e7])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_90
x = tf.Variable(-0.7); v = tf.Variable([-0.7, 3.0, 2.0]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.square(x) * 2.0
    n1 = v * 1e-3
    n2 = tf.concat([v[1:], tf.reshape(z, [1])], 0)
    n3 = z * -1e8
    n4 = n3 - n3
    n5 = tf.add_n([x, n0, n4, z, n4, n0, n3, z, n0, n0, x, z])
    n6 = n3 + n4
    n7 = tf.stack([z, n3, n4])
    n8 = n3 + n4
g = t.gradient(n6, [v, z, x])
for d in g: print(d)
#%% order_21_91
x = tf.Variable(0.3); v = tf.Variable([0.3, 1.5, 1.0]); z = tf.Variable(1.5)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, v, z])
        n0 = x * 7.7
        n1 = v + v
        n2 = n0 * 1e7
        n3 = z + z
        n4 = tf.reduce_sum(n1[:2])
        n5 = n4 - z
        n6 = n4 + n5
        n7 = x * 3.3
        n8 = tf.stack([n0, n7, n4])
        n9 = tf.add_n([x, n4, n3, n3, n6, n6, n6, n7, n4, n5, n4])
        n10 = tf.reduce_sum(tf.gather(n8, [1]))
        n11 = n1[0]
        n12 = n8 * 0.7
        n13 = tf.gather(n8, [2, 1, 2])
        n14 = n7 - n4
        n15 = n14 - n11
        n16 = n15 + n14
        n17 = n15 * 0.7
        n18 = tf.reduce_sum(n8[::2])
        n19 = n17 * 3.3
        n20 = n8 + v
        n21 = n6 * -1e7
        n22 = tf.reduce_sum(v[:2])
        n23 = tf.concat([n12[1:], tf.reshape(n9, [1])], 0)
    g = t.gradient(n13, [v, x, z])
    h = t.gradient(n18, [v, x, z])
for d in h: print(d)
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_92
x = tf.constant(1.0); v = tf.constant([1.0, 3.0, 0.3]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = z - z
    n1 = tf.reduce_sum(v[:2])
    n2 = -n1
    n3 = tf.identity(n0)
    n4 = v * v
    n5 = -n2
    n6 = tf.add_n([n3, n5, n3, n0, n1, n5, n5, n3, n2, n2, n2, n1, n3])
    n7 = n4 * v
    n8 = n0 * -1e8
    n9 = n1 * 1e8
    n10 = tf.reduce_sum(tf.gather(n4, [1, 2]))
    n11 = n1 * 0.7
    n12 = n8 * -1e7
    n13 = v * 2.0
    n14 = n13 * 1e7
    n15 = tf.concat([n14[1:], tf.reshape(n3, [1])], 0)
    n16 = -n5
    n17 = tf.identity(n11)
    n18 = n16 * -1e7
    n19 = tf.add_n([n16, n12, n18, n11, n18, n11, n11, n9, n18, n17, n17, n10, z, z])
    n20 = n10 + n18
    n21 = tf.add_n([n20, n17, n20, n18, n18, n9, n19])
g = t.gradient(n13, [z, v, x])
h = t.gradient(n3, [z, v, x])
for d in h: print(d)
for d in g: print(d)
#%% order_21_93
x = tf.Variable(3.0); v = tf.constant([3.0, 2.0, 1.0]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = v * -1e7
    n1 = tf.stack([x, z, z])
    n2, n2b, n2c = tf.unstack(n1)
    n3 = tf.stack([n2c, n2b, n2])
    n4 = tf.reduce_sum(n0[1:])
    n5 = n2c + n2b
    n6 = n4 - n4
g = t.gradient([n6, n3, n1, n5, n1], [x, z, v])
h = t.gradient(n2b, [x, z, v])
for d in h: print(d)
for d in g: print(d)
#%% order_21_94
x = tf.Variable(0.3); v = tf.Variable([0.3, 1.5, -0.7]); z = tf.Variable(1.5)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, v, z])
        n0 = v[2]
        n1 = v + v
        n2 = tf.reduce_sum(tf.gather(n1, [2]))
        n3, n3b, n3c = tf.unstack(v)
        n4 = n3 * 1e7
        n5 = tf.gather(n1, [1, 1, 1])
        n6 = n3c + n4
        n7 = v * 3.3
        n8 = n3c + n4
    g = t.gradient(n8, [z, x, v])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_95
x = tf.Variable(1.5); v = tf.Variable([1.5, 0.3, 1.0]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = v - v
    n1 = tf.where(tf.constant(False), x, z)
    n2 = n1 - z
    n3 = n2 - n2
    n4 = tf.where(tf.constant(True), n2, n2)
    n5 = n1 - n3
    n6 = tf.stack([n4, n4, n3])
    n7 = x + n4
    n8 = tf.where(tf.constant(False), n2, n7)
    n9 = n7 - n4
    n10 = v[0]
    n11 = n10 + n7
    n12 = n11 + n9
    n13 = n6[2]
    n14 = n13 * -1e8
    n15 = n0 * v
    n16 = n0[2]
    n17 = -n7
    n18 = n8 - n14
    n19 = n16 + z
    n20 = n19 + n10
    n21 = n0[2]
    n22 = n4 * 1e8
    n23 = n19 - n21
    n24 = n15 * -1e8
    n25 = -n20
    n26 = n23 - n21
    n27 = n0 + n6
    n28 = tf.square(n13) * 1e7
    n29 = n23 - n25
    n30 = n24 + n27
    n31 = n27[0]
    n32 = n7 * 3.3
    n33 = n21 + n28
    n34 = tf.reduce_sum(tf.gather(n27, [2, 1]))
    n35 = tf.maximum(n33, z)
    n36 = tf.identity(n25)
    n37 = n6 - n24
    n38 = tf.reduce_sum(tf.gather(n0, [1]))
    n39 = n34 * 3.3
    n40 = n39 + n18
    n41 = n38 * 2.0
    n42 = n37[1]
    n43 = tf.where(tf.constant(False), n41, n39)
    n44 = v[0]
    n45 = -n42
    n46 = tf.add_n([n45, n42, n17, n21, n34, n41, n11, n42, n44, n36, n23, n3, n44, n42, n39, n45, n40, n42, n9, n33])
    n47 = n43 + n46
    n48 = tf.gather(n27, [2, 0, 2])
    n49 = n44 - n46
    n50 = z + n49
    n51 = n50 * 0.1
g = t.gradient([n48, n48, n15, n30, n24, n30, n30, n15, n30], [x, v, n29, z])
for d in g: print(d)
#%% order_21_96
x = tf.constant(3.0); v = tf.Variable([3.0, 1.0, -0.7]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.reduce_sum(v[1:])
    n1 = -n0
    n2 = x - z
    n3 = n2 + n1
    n4 = n1 + n2
    n5 = n2 - n1
    n6 = v * 3.3
    n7 = n6 + n6
    n8 = tf.concat([n6[1:], tf.reshape(n2, [1])], 0)
    n9 = n3 + n5
    n10 = -n1
    n11 = tf.gather(n6, [1, 1, 1])
g = t.gradient([n8], [x, n0, z, v], output_gradients=[tf.ones_like(n8) * 1e7])
for d in g: print(d)
#%% order_21_97
x = tf.constant(2.0); v = tf.Variable([2.0, 0.3, 1.0]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x + z
    n1 = x + z
    n2 = v * v
    n3 = -x
    n4 = n1 - n0
    n5 = n4 * 1.0
    n6 = n2 * 1e7
    n7 = n5 * -1e7
    n8 = n6 + n2
    n9 = tf.square(n5) * 2.0
    n10 = n1 + n9
    n11 = tf.where(tf.constant(False), n10, n5)
    n12 = tf.stack([n11, n11, n11])
    n13 = n9 - n9
    n14 = n2[0]
    n15 = n11 + n1
g = t.gradient([n6, n14, n12, n8, n15], [x, v, z], output_gradients=[tf.ones_like(n6) * 1e-3, tf.ones_like(n14) * 2.0, tf.ones_like(n12) * 1e7, tf.ones_like(n8) * -1e7, tf.ones_like(n15) * 1.0])
for d in g: print(d)
#%% order_21_98
x = tf.Variable(1.5); v = tf.constant([1.5, 1.0, 3.0]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.add_n([x, z, x, x, z, z, x, x, x, x, x, z, z])
    n1 = x - n0
    n2 = n0 * 1e-3
    n3 = tf.concat([v[1:], tf.reshape(n0, [1])], 0)
    n4 = n1 + n2
    n5 = tf.reduce_sum(tf.gather(v, [0, 2]))
    n6 = tf.reduce_sum(tf.gather(n3, [0, 0]))
    n7 = n5 - n2
    n8 = v[2]
    n9 = n3 * 1e8
    n10 = tf.reduce_sum(v[:2])
    n11 = n6 - n8
    n12 = v + v
    n13 = n9 * -1e8
    n14 = n12 + n12
    n15 = tf.maximum(n10, n10)
    n16 = n6 * 3.3
    n17 = n0 * 2.0
    n18 = n5 - n16
    n19 = n17 - n16
    n20 = n3 * n13
    n21 = n14 - n14
    n22 = n18 + n8
    n23 = n8 + n19
    n24 = n1 - z
g = t.gradient([n4, n17, n2, n5, n23], [x, z, v])
h = t.gradient(n12, [x, z, v])
for d in h: print(d)
for d in g: print(d)
#%% order_21_99
x = tf.constant(1.0); v = tf.Variable([1.0, 1.5, 0.3]); z = tf.Variable(1.5)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = v - v
        n1 = tf.maximum(x, z)
        n2 = tf.concat([n0[1:], tf.reshape(x, [1])], 0)
        n3 = tf.reduce_sum(n0[:2])
        n4 = tf.concat([n0[1:], tf.reshape(n3, [1])], 0)
        n5 = v * 0.1
        n6 = x * 7.7
        n7 = n1 * 1e-3
        n8 = tf.where(tf.constant(False), n7, n1)
        n9 = n3 * -1e7
        n10, n10b, n10c = tf.unstack(n2)
        n11 = tf.gather(n0, [0, 0, 0])
        n12 = x * -1e8
        n13 = n11 * n0
        n14 = x - n10
        n15 = tf.gather(n2, [1, 1, 2])
        n16 = n10c - n12
        n17 = n5[1]
        n18 = n14 + n12
        n19 = n18 * -1e7
        n20 = v * 1e-3
        n21 = tf.reduce_sum(tf.gather(n13, [1, 0]))
        n22 = -n9
        n23 = n18 + n19
        n24 = n14 * 3.3
        n25 = n10b - x
        n26 = tf.where(tf.constant(True), n8, n23)
        n27 = tf.reduce_sum(n15[::2])
        n28 = tf.where(tf.constant(False), n27, n27)
        n29 = tf.concat([n15[1:], tf.reshape(n27, [1])], 0)
        n30 = tf.stack([n25, n25, n24])
    g = t.gradient(n30, [z, n8, x, v])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_100
x = tf.Variable(0.3); v = tf.constant([0.3, 3.0, 2.0]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x * 1e-3
    n1 = tf.reduce_sum(v[1:])
    n2 = tf.maximum(x, x)
    n3 = tf.square(n1) * 7.7
    n4 = v - v
    n5 = tf.add_n([n1, z, n3, n3, n2, n3])
    n6 = tf.square(n3) * 1.0
    n7 = n5 * -1e8
    n8 = tf.add_n([n6, n7, n6, n5, n6, n6, n5, n6, n6, n6, n3, n3, n6, n3])
    n9 = x + n1
    n10 = n0 + n0
    n11 = tf.reduce_sum(tf.gather(n4, [0]))
    n12 = tf.square(n8) * 0.1
    n13 = n5 + n12
    n14 = -n3
    n15 = v * 1.0
    n16 = n15 * n4
    n17 = tf.maximum(n12, n12)
    n18 = n4 * 7.7
    n19 = tf.reduce_sum(tf.gather(n16, [1, 1]))
    n20 = n14 - n13
    n21 = tf.maximum(n13, n10)
    n22 = n21 * 0.7
    n23 = n18 * 0.1
    n24 = n19 - n21
g = t.gradient([n24, n15, n5, n0, n11], [x, v, z])
for d in g: print(d)
#%% order_21_101
x = tf.Variable(1.5); v = tf.Variable([1.5, 3.0, -0.7]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x * 7.7
    n1 = tf.maximum(z, z)
    n2, n2b, n2c = tf.unstack(v)
    n3 = v * 1e8
    n4 = n2b * 7.7
    n5 = n2 + n4
    n6 = tf.reduce_sum(tf.gather(n3, [1]))
g = t.gradient([n3, n6, n6, n3, n3], [v, z, x])
h = t.gradient(n2b, [v, z, x])
for d in h: print(d)
for d in g: print(d)
#%% order_21_102
x = tf.Variable(1.0); v = tf.constant([1.0, 1.5, 3.0]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.reduce_sum(tf.gather(v, [1, 1]))
    n1 = x * -1e7
    n2 = x - n1
    n3 = tf.square(n0) * 1e7
    n4 = n1 + n3
    n5 = n1 + n1
    n6 = n3 * 1.0
    n7 = n1 * 1e-3
    n8 = n2 * 0.7
    n9 = n0 * 3.3
    n10 = tf.stack([n4, n7, z])
    n11 = n1 + n1
    n12 = tf.reduce_sum(tf.gather(v, [0, 1]))
    n13 = n12 * 3.3
    n14 = n10 + n10
g = t.gradient(n10, [z])
for d in g: print(d)
#%% order_21_103
x = tf.Variable(1.5); v = tf.Variable([1.5, 2.0, 0.3]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x + x
    n1 = tf.reduce_sum(tf.gather(v, [0]))
    n2 = n1 + z
    n3 = v * 0.1
    n4 = tf.square(n0) * -1e7
g = t.gradient([n2, n2, n2], [n3, x, z, v])
for d in g: print(d)
#%% order_21_104
x = tf.Variable(3.0); v = tf.constant([3.0, 1.0, 2.0]); z = tf.Variable(1.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = x + x
        n1 = tf.where(tf.constant(False), n0, x)
        n2 = z * 7.7
        n3 = n0 - n2
        n4 = n3 * 7.7
        n5 = z + n1
        n6 = v - v
        n7 = n5 * 1e-3
        n8 = n6 - v
        n9 = v * n8
        n10 = n3 + n3
        n11 = n4 - n7
        n12 = tf.stack([n7, n3, n7])
        n13 = tf.stack([n7, n10, n5])
        n14 = n10 * 2.0
        n15 = tf.square(n14) * 1e7
        n16 = n11 - n14
        n17 = tf.where(tf.constant(True), n14, n16)
        n18 = n15 * -1e7
        n19 = n17 + z
        n20, n20b, n20c = tf.unstack(v)
    g = t.gradient([n16, n4, n8, n12, n3, n13, n5, n14, n6], [x, z, v, n12])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_105
x = tf.constant(3.0); v = tf.constant([3.0, 2.0, 1.0]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = v - v
    n1 = x * 0.1
    n2 = x - n1
    n3 = tf.gather(v, [2, 2, 2])
    n4 = tf.reduce_sum(tf.gather(n0, [2, 1]))
    n5 = tf.add_n([z, n1, n4, n2, n1, n4, n4, z, n1, n4])
g = t.gradient(n3, [z, v, x])
for d in g: print(d)
#%% order_21_106
x = tf.Variable(1.0); v = tf.constant([1.0, 1.5, 3.0]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = z * 1.0
    n1 = tf.stack([z, n0, n0])
    n2 = z * 2.0
    n3 = v * n1
    n4 = tf.gather(v, [0, 1, 0])
    n5 = z * 0.1
    n6 = n2 * 1e8
    n7 = n5 - x
    n8 = n5 - n7
    n9 = tf.reduce_sum(tf.gather(n3, [0, 1]))
g = t.gradient(n7, [v, x, z])
h = t.gradient(n5, [v, x, z])
for d in h: print(d)
for d in g: print(d)
#%% order_21_107
x = tf.Variable(2.0); v = tf.constant([2.0, 1.5, 0.3]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z * -1e8
    n1 = z + z
    n2, n2b, n2c = tf.unstack(v)
    n3 = tf.reduce_sum(v[1:])
    n4 = tf.maximum(z, n3)
    n5 = tf.reduce_sum(tf.gather(v, [1]))
    n6 = n2b + z
    n7 = z + n0
    n8 = n7 * 2.0
    n9 = tf.concat([v[1:], tf.reshape(n6, [1])], 0)
    n10 = n8 + n4
    n11 = tf.reduce_sum(n9[::2])
    n12 = tf.reduce_sum(tf.gather(v, [0, 0]))
    n13 = tf.gather(n9, [2, 0, 0])
    n14 = v[0]
    n15 = n12 + n14
    n16 = tf.maximum(z, n11)
    n17 = tf.reduce_sum(tf.gather(v, [1]))
    n18 = n2 * 1.0
    n19 = v + n9
    n20 = n15 + n17
    n21 = n14 - n12
    n22 = tf.stack([n11, n16, n6])
    n23, n23b, n23c = tf.unstack(n19)
    n24 = n17 * 0.7
    n25 = tf.gather(n9, [0, 1, 1])
    n26 = tf.reduce_sum(n19[::2])
    n27 = n26 - n3
    n28 = n1 * 0.7
    n29 = n13 * 1.0
    n30 = n21 - n26
g = t.gradient(n23, [v, z, x])
for d in g: print(d)
#%% order_21_108
x = tf.Variable(3.0); v = tf.constant([3.0, 2.0, -0.7]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x + z
    n1 = z * 0.7
    n2 = n1 * 1.0
    n3 = tf.reduce_sum(tf.gather(v, [2]))
    n4 = tf.concat([v[1:], tf.reshape(n1, [1])], 0)
    n5 = x - n3
    n6 = n1 + n5
    n7 = x * 1e8
    n8 = tf.add_n([n3, n7, n0, n6, n3, n6])
    n9 = v + v
    n10 = n9 - v
    n11 = n1 * 3.3
    n12 = n8 + n7
    n13 = n7 + n5
    n14 = tf.identity(n11)
    n15 = n4 * v
    n16 = x + n14
    n17 = n11 * 1e-3
    n18 = tf.stack([n7, n0, n7])
    n19, n19b, n19c = tf.unstack(n10)
    n20 = n3 - n19c
    n21 = tf.gather(v, [2, 0, 1])
    n22 = tf.maximum(n19, n19b)
    n23 = n19b * 2.0
g = t.gradient([n19, n1, n21, n23, n7, n6, n3, n6, n5], [x, n21])
for d in g: print(d)
#%% order_21_109
x = tf.constant(-0.7); v = tf.Variable([-0.7, 0.3, 1.0]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = -x
    n1 = tf.reduce_sum(v[:2])
    n2 = n1 + n0
    n3 = n2 + n2
g = t.gradient([n3, n2, n3], [z, v, x])
for d in g: print(d)
#%% order_21_110
x = tf.constant(2.0); v = tf.constant([2.0, 0.3, 1.5]); z = tf.Variable(0.3)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, v, z])
        n0 = z - z
        n1 = tf.square(z) * 1e-3
        n2 = x + z
        n3 = tf.stack([n2, n2, n2])
        n4 = n0 + n2
        n5 = tf.add_n([n4, n4, n1, n1])
        n6, n6b, n6c = tf.unstack(v)
        n7 = tf.maximum(n6c, n6c)
        n8 = n3 * v
        n9 = v * n8
        n10 = tf.gather(n3, [2, 2, 1])
    g = t.gradient([n10, n7, n7, n8, n8, n10, n10, n9, n10], [v, z], output_gradients=[tf.ones_like(n10) * -1e8, tf.ones_like(n7) * 3.3, tf.ones_like(n7) * 1e7, tf.ones_like(n8) * -1e7, tf.ones_like(n8) * 3.3, tf.ones_like(n10) * 1e8, tf.ones_like(n10) * 1e-3, tf.ones_like(n9) * -1e7, tf.ones_like(n10) * 1e-3])
    h = t.gradient(n8, [v, z])
for d in h: print(d)
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_111
x = tf.Variable(1.0); v = tf.constant([1.0, 1.5, -0.7]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0, n0b, n0c = tf.unstack(v)
    n1 = z * 1e7
    n2 = n0 - n1
    n3 = tf.stack([n0b, n2, x])
    n4, n4b, n4c = tf.unstack(v)
    n5 = v * v
    n6 = n4 * 0.7
    n7 = n4 + n4b
    n8 = tf.square(n7) * 1e-3
    n9 = v * n3
    n10 = n6 * 0.7
    n11 = n10 * 0.7
    n12 = n6 + n0
    n13 = tf.reduce_sum(n9[:2])
    n14 = tf.reduce_sum(tf.gather(v, [2, 1]))
    n15 = n13 + n12
    n16 = n4c + n15
    n17 = tf.reduce_sum(tf.gather(n5, [0, 0]))
    n18 = tf.reduce_sum(n9[::2])
    n19 = n3 * -1e8
    n20 = n19 + n9
    n21 = n2 + n16
    n22 = tf.maximum(n18, n16)
    n23, n23b, n23c = tf.unstack(n5)
    n24 = tf.reduce_sum(tf.gather(n5, [0]))
    n25 = n20[0]
    n26 = n23b - n24
    n27 = n24 + n23c
    n28 = tf.where(tf.constant(True), n23, n7)
    n29 = n28 + n2
    n30 = n9 * -1e7
    n31 = -n0c
    n32 = n23b - n23
    n33 = tf.reduce_sum(tf.gather(n5, [2]))
    n34 = n33 * 0.1
    n35 = n4 * 1.0
    n36 = n20 * 3.3
    n37 = n36 + n9
    n38 = n0c - n26
    n39 = n37 * 0.1
    n40 = n35 * 0.7
    n41 = tf.concat([n19[1:], tf.reshape(n0c, [1])], 0)
    n42 = n37 * 2.0
    n43 = tf.add_n([n35, n35, n34, n35, n40, n40, n40, n13, n1, n32])
    n44 = n3[2]
    n45 = n37 * 1.0
    n46 = n38 + n38
    n47 = n46 * 2.0
    n48, n48b, n48c = tf.unstack(n41)
    n49 = n47 * 0.7
    n50 = tf.reduce_sum(tf.gather(n19, [0, 0]))
    n51 = n48c - n50
g = t.gradient([v, n37, n42], [v, z, x])
for d in g: print(d)
#%% order_21_112
x = tf.Variable(1.5); v = tf.constant([1.5, -0.7, 1.0]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.where(tf.constant(False), z, z)
    n1 = tf.maximum(z, z)
    n2 = tf.square(n0) * 7.7
    n3 = tf.reduce_sum(tf.gather(v, [1]))
    n4 = z * 1e8
    n5, n5b, n5c = tf.unstack(v)
    n6 = tf.gather(v, [1, 0, 1])
    n7, n7b, n7c = tf.unstack(n6)
    n8 = n4 + n7
    n9 = n8 + n7
    n10 = n8 * 3.3
    n11 = n9 * 0.1
g = t.gradient([n10, v, n8, n8, n7c, n10], [v, z, x], output_gradients=[tf.ones_like(n10) * 1e8, tf.ones_like(v) * 1e-3, tf.ones_like(n8) * -1e7, tf.ones_like(n8) * 1e-3, tf.ones_like(n7c) * 1e7, tf.ones_like(n10) * 0.1])
for d in g: print(d)
#%% order_21_113
x = tf.constant(1.0); v = tf.constant([1.0, -0.7, 3.0]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.gather(v, [0, 0, 2])
    n1 = z - z
    n2 = x * 2.0
    n3, n3b, n3c = tf.unstack(v)
    n4 = z * 1e8
    n5 = n3 * 0.7
    n6 = n5 + n4
g = t.gradient(n0, [z, x, v])
h = t.gradient(n5, [z, x, v])
for d in h: print(d)
for d in g: print(d)
#%% order_21_114
x = tf.constant(-0.7); v = tf.Variable([-0.7, 1.5, 1.0]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.reduce_sum(tf.gather(v, [1]))
    n1 = x * 1.0
    n2 = x + n0
    n3 = n2 * 2.0
    n4 = n3 * 1e8
    n5 = v[2]
    n6 = tf.reduce_sum(tf.gather(v, [0]))
    n7 = n1 + z
    n8 = v * 1e7
    n9 = n2 * 7.7
    n10 = tf.identity(n5)
    n11 = tf.where(tf.constant(False), n6, n6)
    n12 = n2 + z
g = t.gradient([n7, n11, x, n8], [z, x, v], output_gradients=[tf.ones_like(n7) * 1.0, tf.ones_like(n11) * 7.7, tf.ones_like(x) * 1e7, tf.ones_like(n8) * 0.1])
for d in g: print(d)
#%% order_21_115
x = tf.constant(1.0); v = tf.Variable([1.0, 1.5, 3.0]); z = tf.Variable(1.5)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = z - z
        n1 = n0 + z
        n2 = x - z
        n3 = v[1]
        n4 = n0 + n1
        n5 = v * 0.1
        n6 = z * 1e7
        n7 = n1 * 3.3
        n8 = tf.add_n([n3, n6, n7, n7, n7, z, n6, n4])
        n9 = tf.add_n([n7, n4, n2, n2, n4, n0, n3, n1])
        n10 = v - n5
        n11 = n8 + n0
        n12 = n2 * 1e7
        n13 = n10 - n5
        n14 = n11 + n0
        n15 = tf.reduce_sum(tf.gather(n5, [0]))
        n16 = tf.add_n([n15, n2, n11, n14, n15, x])
        n17 = n15 * 1.0
        n18 = n17 - n16
        n19 = n5[0]
        n20 = -n9
        n21 = n6 + n19
        n22 = n7 + z
        n23 = n20 * 7.7
        n24 = n15 + n22
    g = t.gradient([n0, n5, n13], [z, x, v])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_116
x = tf.Variable(1.5); v = tf.constant([1.5, 2.0, 1.0]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x * 7.7
    n1 = x - z
    n2 = tf.reduce_sum(tf.gather(v, [0, 0]))
    n3 = v + v
    n4 = n1 + n2
    n5 = n4 + n1
    n6 = v[1]
    n7 = tf.concat([n3[1:], tf.reshape(n4, [1])], 0)
    n8 = tf.add_n([z, n1, n2, n5, n1])
    n9 = n7 * n3
g = t.gradient([n4, v], [x, v, z])
h = t.gradient(n0, [x, v, z])
for d in h: print(d)
for d in g: print(d)
#%% order_21_117
x = tf.Variable(1.5); v = tf.constant([1.5, 1.0, 3.0]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.add_n([z, z, x])
    n1 = n0 + n0
    n2 = tf.identity(n1)
    n3 = tf.stack([n0, z, x])
    n4 = n3[2]
    n5 = tf.square(n4) * 0.7
    n6 = n2 * 1.0
    n7 = n3 * 1e-3
    n8 = tf.add_n([n4, n1, n2, n4, n6])
    n9 = tf.where(tf.constant(True), n5, n4)
    n10 = n6 - n5
    n11 = -n2
    n12 = n7[1]
    n13 = tf.reduce_sum(n3[::2])
    n14 = n10 + n11
    n15 = n0 + n13
    n16 = n12 + n8
    n17, n17b, n17c = tf.unstack(n3)
    n18 = n16 + n16
    n19 = z + n13
g = t.gradient(n3, [z, x])
for d in g: print(d)
#%% order_21_118
x = tf.Variable(0.3); v = tf.constant([0.3, 2.0, 1.5]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.gather(v, [1, 2, 1])
    n1 = tf.reduce_sum(tf.gather(n0, [0]))
    n2 = tf.reduce_sum(tf.gather(n0, [1, 1]))
    n3 = x * 0.7
    n4, n4b, n4c = tf.unstack(n0)
    n5 = n4b + z
    n6 = n2 * -1e8
    n7 = n3 - n5
    n8 = tf.reduce_sum(tf.gather(n0, [1]))
    n9 = n4b + n6
    n10 = tf.identity(n2)
    n11 = n7 + n10
    n12 = -n6
    n13 = n6 + n2
    n14 = v[2]
    n15 = n0[2]
    n16 = tf.identity(n14)
    n17 = n0 * n0
    n18 = tf.square(n13) * 1e7
    n19 = v * n0
    n20 = n18 + n11
    n21 = tf.concat([n0[1:], tf.reshape(n14, [1])], 0)
    n22 = tf.square(n18) * 2.0
    n23 = n20 * -1e7
    n24 = v[2]
    n25 = n21 * 2.0
    n26 = tf.reduce_sum(tf.gather(n25, [1]))
    n27 = n26 - n26
    n28 = -n2
    n29 = n28 * 1.0
    n30 = n28 + n28
    n31 = n29 * 1e-3
    n32 = n31 + n31
    n33 = n19 * 0.1
    n34 = n30 * 3.3
    n35 = n30 * 7.7
    n36 = n21[2]
    n37 = n4c * 7.7
    n38 = n33 * n21
    n39 = tf.reduce_sum(n38[::2])
    n40 = n37 * 1e-3
    n41 = tf.add_n([n6, n40, n39, n36, n40, n37, n4c, n4c, n31, n37, n40, n40, n37, n7, n40, n11])
    n42 = n25 * n25
    n43 = -n39
    n44 = tf.reduce_sum(tf.gather(n33, [0]))
    n45 = n43 - n40
    n46 = -n41
    n47 = tf.reduce_sum(tf.gather(n42, [1, 0]))
    n48 = tf.reduce_sum(n19[1:])
    n49 = n0 + n25
    n50 = n42 + v
    n51 = n49[2]
    n52 = n44 - n48
    n53 = n17 + n49
    n54 = tf.reduce_sum(n19[::2])
    n55 = n7 - n4
    n56 = n32 * -1e8
    n57 = tf.gather(n53, [1, 0, 0])
g = t.gradient([n50, n49, n53], [v, x, z])
for d in g: print(d)
#%% order_21_119
x = tf.Variable(-0.7); v = tf.Variable([-0.7, 1.0, 2.0]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z + x
    n1 = z + n0
    n2 = tf.reduce_sum(tf.gather(v, [0]))
    n3 = z + n1
    n4 = tf.stack([n2, n3, x])
    n5 = tf.square(n0) * 0.7
    n6 = n1 * -1e7
g = t.gradient(n4, [z, x, v])
for d in g: print(d)
#%% order_21_120
x = tf.constant(0.3); v = tf.Variable([0.3, 1.0, 3.0]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z + z
    n1 = tf.concat([v[1:], tf.reshape(x, [1])], 0)
    n2, n2b, n2c = tf.unstack(v)
    n3 = tf.reduce_sum(tf.gather(v, [0, 0]))
    n4 = n1 * v
g = t.gradient([n2, n3, n2c, n1, n3], [v, x, z])
for d in g: print(d)
#%% order_21_121
x = tf.Variable(1.5); v = tf.Variable([1.5, -0.7, 0.3]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = -x
    n1 = n0 * 7.7
    n2 = v + v
    n3 = tf.add_n([n0, z, x, z, n1, n1, n0, n0, n1, x, n1, z, z])
    n4 = n2 - v
    n5 = n4 + n4
    n6 = tf.stack([n0, z, x])
    n7 = tf.reduce_sum(tf.gather(n4, [2, 1]))
    n8 = tf.square(n3) * -1e7
    n9 = n4 + v
    n10 = n3 * 1e-3
    n11 = n10 + n8
    n12, n12b, n12c = tf.unstack(n4)
    n13 = tf.reduce_sum(n2[:2])
    n14 = n13 * 1.0
    n15 = n12b * 7.7
    n16 = n11 * 0.7
    n17 = n16 + n15
    n18 = tf.maximum(n11, n15)
    n19 = v * -1e8
    n20 = -n18
    n21 = tf.stack([n18, n14, n3])
    n22 = tf.add_n([n17, n15, n20, n12c, n17, n18, n18, n16, n3, n14, n16, x, n15, n17])
    n23 = tf.add_n([n11, n12b, n20, n12, n18, n20, n18, n18, n17, n15, n16, n12b, n18, n22])
    n24 = n6 + n19
    n25 = n23 - n23
    n26 = tf.add_n([n22, n16, n0])
    n27 = n23 * 1e8
    n28 = -n7
    n29 = tf.identity(n1)
    n30 = tf.reduce_sum(n6[:2])
    n31 = n17 * 1.0
    n32 = tf.reduce_sum(tf.gather(n4, [1, 2]))
    n33 = tf.reduce_sum(tf.gather(n24, [0, 0]))
    n34 = n31 + n33
    n35 = n21 * -1e7
    n36 = n24[0]
    n37 = n32 + n36
    n38, n38b, n38c = tf.unstack(n24)
    n39 = tf.add_n([n38b, n38b, n14])
    n40 = n24 - n21
    n41 = n38 * 0.1
    n42 = n14 - n25
g = t.gradient([n33, n28, n12c, n26, n7], [n38c, v, z, x])
for d in g: print(d)
#%% order_21_122
x = tf.constant(1.5); v = tf.Variable([1.5, 3.0, 1.0]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = v * 1e-3
    n1 = tf.stack([x, z, x])
    n2 = x * 1e7
    n3 = z + z
    n4 = tf.reduce_sum(tf.gather(n1, [2]))
    n5 = n3 + n2
    n6 = n0 * n0
    n7 = n2 + x
    n8 = n7 * 0.1
    n9 = n8 * 1e-3
    n10 = n7 + n7
    n11 = tf.add_n([n10, n7])
    n12 = z - n9
    n13 = n6 - n6
    n14 = n1 - n13
    n15 = n11 + n10
    n16 = n13 * 0.1
    n17 = tf.stack([n10, n10, n9])
    n18 = n16 - n14
    n19 = tf.stack([n10, n15, n15])
    n20 = n15 + z
    n21 = -n15
    n22 = -n15
    n23 = n22 - n22
    n24 = tf.square(n9) * -1e8
    n25, n25b, n25c = tf.unstack(n18)
    n26 = n19 * n18
    n27 = n24 + n25b
    n28 = n13 * 0.7
    n29 = n25c + n25
g = t.gradient([n16, n16, n13, n1, n28, n6, n19, n18, n19], [z, x, v])
for d in g: print(d)
#%% order_21_123
x = tf.Variable(3.0); v = tf.Variable([3.0, -0.7, 1.0]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.stack([z, x, x])
    n1 = x * 0.7
    n2 = z + x
    n3 = n1 + n1
    n4 = n0[2]
    n5 = v[0]
    n6 = v * -1e7
    n7 = -n4
    n8 = tf.concat([v[1:], tf.reshape(n7, [1])], 0)
    n9, n9b, n9c = tf.unstack(n0)
    n10 = n3 * -1e7
    n11 = n8 * 0.7
    n12 = tf.stack([n3, n5, n9])
    n13 = n0[0]
    n14, n14b, n14c = tf.unstack(n11)
    n15 = tf.square(n13) * 7.7
    n16 = tf.identity(n14b)
    n17 = n14c * 0.1
    n18 = tf.reduce_sum(tf.gather(n11, [1, 2]))
    n19 = n15 - n18
    n20 = n17 * 3.3
    n21 = tf.maximum(n19, n17)
    n22 = tf.reduce_sum(n6[1:])
g = t.gradient([n8, n6, n8, n11, n12, n11, n11, n12, n22], [v, x, z])
for d in g: print(d)
#%% order_21_124
x = tf.Variable(1.0); v = tf.Variable([1.0, 1.5, 0.3]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = v * v
    n1 = tf.reduce_sum(tf.gather(v, [0]))
    n2 = v * n0
    n3 = n1 + x
    n4 = tf.reduce_sum(n2[::2])
    n5 = n2 + n2
    n6 = x * 0.7
    n7 = n4 + n1
    n8, n8b, n8c = tf.unstack(n2)
    n9 = n1 + n7
    n10 = tf.gather(n2, [1, 0, 1])
    n11 = n8c + n8
    n12 = x * 1e-3
g = t.gradient([n2, n12, n12], [z, n9, v, x])
for d in g: print(d)
#%% order_21_125
x = tf.constant(-0.7); v = tf.constant([-0.7, 1.0, 3.0]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x + x
    n1 = tf.reduce_sum(tf.gather(v, [0]))
    n2 = v - v
    n3 = v[2]
    n4 = n1 + z
    n5 = tf.where(tf.constant(True), n3, n4)
    n6 = -n5
    n7 = tf.stack([n6, n3, z])
    n8 = tf.reduce_sum(tf.gather(v, [2]))
    n9 = tf.square(n6) * 1e8
    n10 = n7[1]
    n11 = tf.add_n([z, n0, n9, n1])
g = t.gradient([n9, n7, n4], [x, v, z])
h = t.gradient(n7, [x, v, z])
for d in h: print(d)
for d in g: print(d)
#%% order_21_126
x = tf.Variable(1.0); v = tf.Variable([1.0, 0.3, 1.5]); z = tf.Variable(0.3)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = x * 1e8
        n1 = tf.add_n([n0, x, z, n0, x, z, x, z, n0, x])
        n2 = tf.stack([n1, n0, n1])
        n3 = tf.reduce_sum(tf.gather(n2, [0, 0]))
    g = t.gradient([n0, n3, n3, n3, n0], [x, v, z])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_127
x = tf.constant(1.5); v = tf.Variable([1.5, 1.0, 3.0]); z = tf.Variable(1.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = z + z
        n1 = z * -1e8
        n2 = tf.maximum(x, n0)
        n3 = v * v
        n4 = n0 * 1e7
        n5 = tf.square(z) * -1e7
        n6 = n2 - n5
        n7 = n3 + v
        n8 = n4 * -1e8
        n9 = tf.add_n([n2, n6])
        n10 = n3[2]
        n11 = n6 * 1e7
        n12 = n7[2]
    g = t.gradient([n10], [n1, x, z, v], output_gradients=[tf.ones_like(n10) * 3.3])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_128
x = tf.constant(3.0); v = tf.constant([3.0, 2.0, 0.3]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = v * v
    n1 = x + x
    n2 = -n1
    n3 = tf.gather(n0, [0, 1, 1])
    n4 = n3 + n0
g = t.gradient([n1, n4, n4, n4, n2], [z])
h = t.gradient(n2, [z])
for d in h: print(d)
for d in g: print(d)
#%% order_21_129
x = tf.constant(2.0); v = tf.constant([2.0, 3.0, 0.3]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = z - x
    n1 = z * -1e7
    n2 = tf.square(x) * 0.7
    n3 = n2 + n1
    n4 = v[2]
    n5 = v + v
    n6 = n1 + n0
    n7 = n2 - n4
    n8 = n4 * 0.1
    n9 = n6 * -1e8
    n10 = n5 * 0.7
    n11 = n9 * 0.1
    n12 = tf.stack([n11, n1, n1])
    n13 = tf.reduce_sum(n5[1:])
    n14 = tf.reduce_sum(tf.gather(n5, [0]))
g = t.gradient([n1, n13, n8, n8, n13], [x, v, z])
for d in g: print(d)
#%% order_21_130
x = tf.constant(1.5); v = tf.constant([1.5, 3.0, 0.3]); z = tf.Variable(3.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = v * -1e8
        n1 = x * 1e7
        n2 = z * 1.0
        n3 = n2 * 1e-3
        n4 = tf.identity(z)
        n5 = tf.concat([v[1:], tf.reshape(n4, [1])], 0)
        n6 = tf.stack([n4, n2, n3])
        n7 = n1 - n4
        n8 = tf.stack([n7, n7, n2])
        n9 = n4 * 0.7
        n10 = tf.reduce_sum(v[::2])
        n11 = n4 + n9
        n12 = n0 * n0
        n13 = tf.add_n([n7, n10, x, n9, n10, n10, n11, n11, x, n7])
        n14 = tf.concat([n12[1:], tf.reshape(n11, [1])], 0)
        n15 = n9 - n10
        n16 = tf.reduce_sum(tf.gather(n12, [1]))
        n17 = n13 + n7
        n18 = n16 - n2
        n19 = n7 + z
        n20 = n12 + n14
        n21 = -n16
        n22 = tf.stack([z, n18, n10])
        n23 = n11 * 1e-3
        n24 = n22 * n14
        n25 = n19 - n23
        n26 = n22 * n24
        n27 = v * n22
        n28 = n27 * 2.0
        n29 = tf.stack([n23, n21, n25])
        n30 = n23 + n10
        n31 = n25 + n21
        n32 = n18 * 0.7
        n33 = n28[2]
        n34 = n32 + n7
        n35 = -n32
        n36 = tf.reduce_sum(tf.gather(n22, [1, 1]))
        n37 = tf.reduce_sum(tf.gather(n6, [0, 0]))
        n38 = n17 * 1e7
        n39 = n15 * 3.3
        n40 = tf.reduce_sum(n27[:2])
        n41 = n28 * 2.0
        n42 = n41 * 1.0
        n43 = tf.maximum(n31, n40)
        n44 = n29 * 2.0
        n45 = n44 - n24
    g = t.gradient([n44, n41, n28], [x, n13, z, v])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_131
x = tf.Variable(1.0); v = tf.Variable([1.0, 2.0, 3.0]); z = tf.Variable(2.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, v, z])
        n0 = z - z
        n1 = -n0
        n2 = v + v
        n3 = tf.stack([z, z, z])
        n4 = x + n0
        n5 = z * 1.0
        n6 = tf.add_n([n1, x, n5, n1, n5, n4, n1, n4, n0, n5, n0, z, n0, x, n0, n4])
        n7 = x * 1.0
        n8 = n7 - n4
        n9 = tf.gather(v, [1, 1, 1])
        n10 = n6 * -1e7
        n11 = n8 * -1e8
        n12 = n5 * 2.0
        n13 = n8 + n11
        n14 = n13 - n8
        n15 = z * 0.7
        n16 = n15 * 3.3
        n17 = tf.reduce_sum(tf.gather(n2, [1, 1]))
        n18 = n9 + n9
        n19 = tf.square(n16) * 1e-3
        n20 = n0 * 7.7
        n21 = n9[1]
        n22 = n6 * -1e8
        n23 = n3 * 1.0
        n24 = tf.reduce_sum(tf.gather(n9, [1]))
        n25 = -n7
        n26 = n22 * 2.0
        n27, n27b, n27c = tf.unstack(n9)
        n28 = n23 * 1e-3
        n29 = tf.reduce_sum(tf.gather(n28, [0]))
        n30 = n27b * 0.1
        n31 = n27c * 7.7
        n32 = tf.square(n29) * 0.1
        n33 = n28[1]
        n34 = n5 + n12
        n35 = n28[1]
        n36 = tf.reduce_sum(tf.gather(n28, [2, 0]))
        n37 = n27 * 7.7
    g = t.gradient([n12, n15, n23, n20, n16, n15, n34, n23, n12], [z, x, v, n26])
    h = t.gradient(n34, [z, x, v, n26])
for d in h: print(d)
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_132
x = tf.constant(-0.7); v = tf.constant([-0.7, 1.5, 3.0]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = z * 0.7
    n1 = tf.reduce_sum(tf.gather(v, [0]))
    n2 = tf.stack([n1, x, z])
    n3 = z + n0
    n4 = v - n2
    n5 = tf.reduce_sum(tf.gather(v, [0]))
    n6 = tf.stack([n0, n1, n3])
    n7 = n4 * n6
    n8 = n0 + n0
    n9 = n3 - n8
    n10 = n3 * 2.0
    n11 = tf.where(tf.constant(True), n9, n5)
    n12 = n10 - n10
    n13 = n11 * 1e8
    n14 = tf.gather(n2, [2, 0, 2])
    n15 = tf.stack([n13, n12, n1])
    n16 = n12 + n11
    n17, n17b, n17c = tf.unstack(n6)
    n18 = tf.maximum(n16, n10)
    n19 = n15[1]
    n20 = n17c * 2.0
    n21 = n3 + n10
    n22 = tf.square(n11) * 7.7
    n23 = n21 * 7.7
    n24 = n15[1]
    n25 = n7 - n14
    n26 = n22 - n12
    n27 = n5 * -1e7
    n28 = n27 * 1e-3
    n29 = n27 * -1e8
    n30 = tf.reduce_sum(n14[1:])
    n31 = n29 * 0.7
    n32 = tf.stack([n30, n22, n30])
g = t.gradient(n25, [z, n4, v, x])
for d in g: print(d)
#%% order_21_133
x = tf.constant(1.0); v = tf.Variable([1.0, 0.3, 3.0]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = z - z
    n1 = v - v
    n2 = x * 3.3
    n3 = x + n2
    n4 = tf.where(tf.constant(False), n3, n3)
    n5 = n3 * 1e-3
    n6 = n4 + n5
    n7 = tf.concat([n1[1:], tf.reshape(n5, [1])], 0)
    n8 = n4 - n4
    n9 = n0 + n8
    n10 = tf.identity(n8)
    n11 = n6 + n10
    n12 = n10 - n8
    n13 = n1 * n7
    n14 = n10 + n3
    n15, n15b, n15c = tf.unstack(n1)
    n16 = n3 * 2.0
    n17 = n4 - n15
    n18 = n1 + v
    n19 = tf.reduce_sum(n7[::2])
    n20 = tf.reduce_sum(n1[::2])
    n21 = tf.stack([n17, n4, n19])
    n22 = tf.add_n([n16, n17, n20, n2, n19])
    n23 = tf.stack([n15c, n9, n19])
    n24 = n1[0]
    n25 = -n5
    n26 = n25 * 3.3
    n27 = n23 * 1e7
    n28 = tf.stack([n17, n0, n25])
    n29 = tf.reduce_sum(n18[:2])
    n30 = n14 + n14
    n31 = tf.reduce_sum(tf.gather(n21, [2]))
    n32 = n29 * 0.1
    n33 = -n31
    n34 = tf.stack([n33, n4, n32])
    n35 = tf.add_n([n33, n31, n16, n30, n12, n33, n33, n31, n26, n31, n8])
    n36 = tf.reduce_sum(tf.gather(n13, [1]))
    n37 = n36 + n33
    n38 = n37 + n4
    n39 = n37 + n9
    n40 = n34 * n34
    n41 = n39 - n36
    n42 = tf.reduce_sum(tf.gather(n34, [0]))
    n43 = tf.stack([n16, n17, n39])
    n44 = n42 + x
    n45 = n43 - n7
    n46 = n41 + n32
    n47 = n36 * 1.0
    n48 = n44 * 1e8
    n49 = n33 + n48
    n50 = n29 + n48
    n51 = tf.stack([n50, n20, n47])
    n52 = n1 * n43
    n53 = -n24
    n54 = -n49
    n55 = tf.where(tf.constant(True), n29, n39)
    n56 = n50 + n54
g = t.gradient([n56, x], [v])
h = t.gradient(n12, [v])
for d in h: print(d)
for d in g: print(d)
#%% order_21_134
x = tf.Variable(2.0); v = tf.Variable([2.0, 0.3, 1.5]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.reduce_sum(v[1:])
    n1 = n0 * 0.1
    n2 = x - x
    n3 = tf.identity(n2)
    n4 = tf.maximum(z, n0)
    n5 = n2 + n3
    n6 = v * v
    n7 = n6 * 1e7
    n8 = n4 + n1
    n9 = z * 1e7
    n10 = n8 * 7.7
    n11 = tf.where(tf.constant(False), n1, z)
    n12 = tf.concat([n7[1:], tf.reshape(n2, [1])], 0)
g = t.gradient(n11, [x, z, v])
for d in g: print(d)
#%% order_21_135
x = tf.Variable(1.5); v = tf.constant([1.5, -0.7, 3.0]); z = tf.Variable(-0.7)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = z * -1e7
        n1 = x * 2.0
        n2 = tf.reduce_sum(tf.gather(v, [0]))
        n3 = z * 1.0
        n4 = v[2]
        n5 = tf.gather(v, [1, 0, 1])
        n6 = n5 * 1.0
        n7 = x - z
        n8 = n7 + n1
        n9 = tf.gather(v, [0, 0, 2])
        n10 = tf.reduce_sum(n6[1:])
        n11 = n4 + n3
        n12 = tf.identity(n10)
        n13 = -n12
        n14 = -n10
        n15 = n14 * 3.3
        n16 = tf.reduce_sum(tf.gather(n5, [1, 0]))
        n17 = tf.maximum(n14, n2)
        n18 = n6 * -1e7
        n19 = n3 + n14
        n20, n20b, n20c = tf.unstack(n6)
        n21 = tf.reduce_sum(tf.gather(n9, [2, 1]))
        n22 = n20 * 1.0
        n23 = tf.gather(n6, [2, 2, 0])
        n24 = tf.reduce_sum(n9[1:])
    g = t.gradient([n9], [x, z, v], output_gradients=[tf.ones_like(n9) * -1e8])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_136
x = tf.constant(1.0); v = tf.constant([1.0, 1.5, 3.0]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.add_n([x, z, z, z, z, x, z, x, x, z, z, z, x, x, z, z, z])
    n1 = tf.square(n0) * 7.7
    n2 = v + v
    n3 = z - n1
    n4 = tf.square(n1) * 1e8
    n5 = v[0]
    n6 = -n3
    n7 = n5 - n5
    n8 = tf.reduce_sum(tf.gather(n2, [1, 2]))
    n9 = v * 1e-3
    n10 = tf.where(tf.constant(False), n8, n7)
    n11 = tf.square(z) * 1.0
    n12 = n9 * n2
    n13 = n10 - n11
    n14 = tf.identity(n7)
    n15 = tf.identity(n10)
    n16 = n14 - n15
    n17 = tf.add_n([n13, n14, n13, n16, n10, n6, n4, z, n7, n16, n16, n4, n10, n1])
    n18 = tf.gather(v, [1, 2, 2])
    n19 = tf.square(n7) * 0.1
    n20 = n1 - n15
    n21 = n18[0]
    n22 = tf.gather(n18, [2, 1, 0])
    n23 = n17 + z
    n24 = tf.add_n([n13, n8, n17, n11, n13, n20, n21, n21, n21])
    n25 = tf.stack([n23, n15, n21])
    n26 = tf.reduce_sum(tf.gather(n25, [2]))
    n27 = n24 - n23
    n28 = tf.where(tf.constant(True), n26, n23)
    n29 = n24 * 1.0
    n30 = n28 * 0.7
    n31 = n14 * 1e7
    n32 = n8 * 1e7
    n33 = tf.square(n21) * 7.7
    n34 = n6 * 3.3
    n35 = n18[1]
    n36 = -n3
    n37 = tf.gather(n25, [1, 1, 0])
    n38 = tf.stack([n34, n6, x])
    n39 = n20 * 2.0
    n40 = n36 - n15
    n41 = n5 + n36
    n42 = n36 * 1e7
    n43 = n9 * n37
    n44 = tf.where(tf.constant(True), n31, n36)
    n45 = n41 + n15
    n46 = n44 + x
    n47 = tf.stack([n42, n8, n3])
    n48 = n44 + n6
    n49 = n46 - n16
    n50 = n45 * 0.7
    n51 = n47 + v
    n52 = n49 + n42
    n53 = tf.reduce_sum(tf.gather(n12, [1]))
g = t.gradient([n27, n48], [n3, x, v])
for d in g: print(d)
#%% order_21_137
x = tf.constant(1.0); v = tf.constant([1.0, 1.5, -0.7]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.add_n([x, z, z, x, x, x, z, x, z])
    n1 = x - x
    n2 = z + z
    n3 = tf.gather(v, [0, 2, 0])
    n4 = tf.reduce_sum(n3[::2])
    n5 = tf.reduce_sum(tf.gather(v, [1, 1]))
    n6 = tf.concat([n3[1:], tf.reshape(n1, [1])], 0)
    n7 = n2 * 7.7
    n8 = tf.maximum(n5, n2)
    n9 = n3 * n3
    n10 = n9 * n9
    n11 = n6 - n6
    n12 = n7 - n1
    n13 = -n5
    n14 = n5 + n12
    n15 = n14 - n8
    n16 = tf.square(z) * -1e7
    n17 = -n15
    n18 = n9 - n9
    n19 = n1 * 0.7
    n20 = n13 * 0.7
    n21 = n18[0]
    n22 = n21 + n16
    n23 = n15 + n2
    n24 = tf.stack([n12, n2, n17])
    n25 = n10[0]
g = t.gradient([n24, n18, n18, n18, n11, n24, n10, n9, n9], [x, v, z])
for d in g: print(d)
#%% order_21_138
x = tf.Variable(0.3); v = tf.constant([0.3, 2.0, 1.5]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = v * v
    n1 = tf.reduce_sum(n0[1:])
    n2 = z + z
    n3 = n2 * 1.0
    n4 = z - n2
    n5 = n2 + n1
    n6 = tf.identity(n2)
    n7 = n1 - n4
    n8 = n7 * 7.7
    n9 = n6 + x
    n10 = n9 * 0.1
    n11 = n8 * 3.3
    n12 = n8 * 1e7
    n13 = n9 + n11
    n14 = tf.stack([n13, n11, n10])
    n15 = n10 + n2
    n16 = v - n14
    n17 = tf.concat([n0[1:], tf.reshape(n15, [1])], 0)
    n18 = n12 * 1e-3
    n19 = n17[2]
    n20 = tf.reduce_sum(tf.gather(n17, [1, 1]))
g = t.gradient([n19, n19, n19, n20, n0], [x, n11, z, v])
for d in g: print(d)
#%% order_21_139
x = tf.Variable(-0.7); v = tf.Variable([-0.7, 3.0, 0.3]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z - z
    n1 = v * v
    n2 = n0 - n0
    n3 = n1 * n1
    n4 = tf.reduce_sum(n3[:2])
    n5 = n2 * 3.3
    n6 = n1[2]
    n7 = tf.stack([n5, n0, n0])
    n8 = tf.reduce_sum(tf.gather(n7, [0]))
    n9 = tf.identity(n4)
    n10 = n0 * 0.7
    n11 = n3[1]
    n12 = n8 * -1e8
    n13 = tf.concat([n1[1:], tf.reshape(n8, [1])], 0)
    n14 = tf.stack([n0, n9, n10])
    n15 = n10 + n12
    n16 = tf.stack([n12, n15, z])
    n17 = n7 + n1
    n18 = n16 + n17
    n19 = n11 + n2
    n20 = n16 * 1e7
    n21 = n5 - n4
    n22 = n21 * 1e-3
    n23 = tf.concat([n20[1:], tf.reshape(n19, [1])], 0)
    n24 = n15 * 0.7
    n25 = z * 1e-3
    n26 = n23[1]
    n27 = tf.add_n([n24, z, n5, n22, n26, n2, n4, n6, n4, n4])
    n28 = n10 - n27
    n29 = n23 - n14
    n30 = tf.reduce_sum(tf.gather(n20, [0, 2]))
    n31 = tf.identity(n19)
    n32 = -n31
    n33 = tf.reduce_sum(n29[:2])
    n34 = n30 * -1e7
    n35 = n24 - n34
    n36 = x * 0.7
    n37 = tf.reduce_sum(tf.gather(n23, [1]))
    n38 = tf.where(tf.constant(True), n35, n21)
    n39 = tf.gather(n23, [1, 2, 1])
    n40 = n3 + n3
g = t.gradient([n23, n20], [z, v, x, n2])
for d in g: print(d)
#%% order_21_140
x = tf.constant(0.3); v = tf.constant([0.3, -0.7, 1.5]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.add_n([x, z, z, x, x, z, z, z, z, x, x, x, z, z, z, x])
    n1 = n0 * 0.1
    n2 = x - x
    n3 = n1 * 0.7
    n4 = v + v
    n5 = tf.square(n2) * 0.1
    n6 = n5 * -1e8
    n7 = n5 + n0
    n8 = tf.where(tf.constant(True), n7, n3)
g = t.gradient(n8, [v, z, x])
h = t.gradient(n1, [v, z, x])
for d in h: print(d)
for d in g: print(d)
#%% order_21_141
x = tf.Variable(1.0); v = tf.Variable([1.0, 3.0, 1.5]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x + x
    n1 = tf.where(tf.constant(True), z, n0)
    n2 = z + n1
    n3 = n2 * 1.0
    n4 = n2 + n3
    n5 = n2 + n4
    n6 = tf.stack([n0, n4, x])
    n7 = n5 + n3
    n8 = n3 + z
    n9 = tf.square(n7) * 0.7
    n10 = n7 + n8
    n11 = tf.add_n([n9, n8, n0, n9, n2, n5, n10, n7, n8, n10, n10, n0, n2, n7])
    n12 = -n9
    n13 = n6 * -1e8
    n14 = n6 * v
    n15 = tf.reduce_sum(tf.gather(n6, [1]))
    n16 = n2 * 7.7
    n17 = n10 * -1e7
    n18 = n15 * 1e-3
    n19 = n1 + n17
    n20 = x + n12
    n21 = tf.gather(v, [1, 1, 0])
    n22 = n8 * -1e7
    n23 = tf.add_n([n20, n22, n4, n22, n19, n8, n18])
g = t.gradient([n21, n14], [z, n16, v, x])
for d in g: print(d)
#%% order_21_142
x = tf.Variable(0.3); v = tf.constant([0.3, 3.0, -0.7]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.square(x) * 1e7
    n1 = z + z
    n2 = tf.reduce_sum(v[1:])
    n3 = n2 * 1e7
    n4 = tf.stack([n3, z, n3])
    n5 = n4 * v
    n6 = n2 * 7.7
    n7 = n6 + n2
    n8 = tf.stack([n2, z, n0])
    n9 = n5 + n4
    n10 = tf.where(tf.constant(True), x, n2)
    n11 = n5 * n5
    n12 = tf.concat([n11[1:], tf.reshape(n7, [1])], 0)
    n13 = tf.reduce_sum(n4[1:])
    n14 = n6 + n7
    n15 = tf.stack([n13, n1, n7])
    n16 = tf.maximum(n7, n13)
    n17 = tf.identity(n10)
    n18 = n16 - n13
    n19 = tf.reduce_sum(tf.gather(n9, [0]))
    n20 = n18 + n16
    n21 = n13 * 1e8
    n22 = x + n21
g = t.gradient([n4, x], [x, v, z])
for d in g: print(d)
#%% order_21_143
x = tf.constant(3.0); v = tf.constant([3.0, -0.7, 1.0]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.identity(x)
    n1 = z * 3.3
    n2 = tf.square(x) * -1e7
    n3 = n2 * 3.3
    n4 = -n2
    n5 = n3 + z
    n6 = v * v
    n7 = tf.reduce_sum(tf.gather(n6, [0, 0]))
    n8, n8b, n8c = tf.unstack(n6)
    n9 = n6 * -1e7
    n10 = x * -1e7
    n11 = tf.stack([n8b, n10, n8])
    n12 = tf.identity(n8b)
    n13 = tf.reduce_sum(n11[::2])
    n14 = n8c - n13
    n15 = n14 * 7.7
    n16 = tf.reduce_sum(tf.gather(n11, [2]))
g = t.gradient([n15, n16], [v, x, z])
for d in g: print(d)
#%% order_21_144
x = tf.constant(1.0); v = tf.constant([1.0, 0.3, -0.7]); z = tf.Variable(0.3)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, v, z])
        n0 = x - z
        n1 = n0 * 1e-3
        n2 = tf.reduce_sum(v[1:])
        n3 = tf.gather(v, [2, 0, 1])
        n4 = tf.identity(n2)
        n5 = -n1
        n6 = n3[2]
        n7 = n2 + n2
        n8 = tf.stack([n5, n6, n4])
    g = t.gradient([n6, n5, n8], [v, z, x])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_145
x = tf.Variable(1.5); v = tf.Variable([1.5, -0.7, 0.3]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x + x
    n1 = n0 * 2.0
    n2 = tf.stack([n1, x, n1])
    n3 = n0 - x
    n4 = n3 - n1
g = t.gradient(n2, [x, v, z])
for d in g: print(d)
#%% order_21_146
x = tf.Variable(0.3); v = tf.Variable([0.3, 1.5, 3.0]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = z * 2.0
    n1 = v * 7.7
    n2 = z * 7.7
    n3 = n2 - x
    n4 = tf.maximum(z, n2)
    n5 = tf.stack([x, n4, n0])
    n6 = n0 + n2
    n7, n7b, n7c = tf.unstack(v)
    n8 = tf.concat([n5[1:], tf.reshape(n7c, [1])], 0)
    n9 = n1 * 1e-3
    n10 = n9 * n8
g = t.gradient([n7c, n1], [v, z, x])
for d in g: print(d)
#%% order_21_147
x = tf.Variable(3.0); v = tf.Variable([3.0, 1.0, 1.5]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x + x
    n1 = tf.stack([z, n0, x])
    n2 = n0 - n0
    n3 = tf.reduce_sum(tf.gather(v, [0]))
g = t.gradient([n2, x, n1, n3, n2, n2, n3, n2, n2, n0], [v, z, x])
for d in g: print(d)
#%% order_21_148
x = tf.Variable(2.0); v = tf.Variable([2.0, 1.0, -0.7]); z = tf.Variable(1.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0, n0b, n0c = tf.unstack(v)
        n1 = z - n0
        n2 = n0b + n0c
        n3 = tf.square(n0c) * 2.0
        n4 = n0c + z
        n5 = n3 + n0c
        n6 = v * 1e8
    g = t.gradient([n6, n4, n4], [v, x, z], output_gradients=[tf.ones_like(n6) * 1e8, tf.ones_like(n4) * 0.7, tf.ones_like(n4) * 7.7])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_149
x = tf.Variable(1.5); v = tf.constant([1.5, -0.7, 0.3]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.identity(x)
    n1 = z + x
    n2 = z * 7.7
    n3 = z * 1e7
    n4 = -n0
    n5 = n2 * -1e8
    n6 = v + v
    n7 = n3 + n1
    n8 = n6 * v
    n9 = tf.reduce_sum(tf.gather(v, [1]))
    n10 = v * 7.7
    n11 = n5 - n2
    n12 = n11 + n5
    n13 = x - n2
    n14 = n10[1]
g = t.gradient([n4, n4, n13, n7, n13, n11, n0, n3, n7], [z, v, x], output_gradients=[tf.ones_like(n4) * 1e7, tf.ones_like(n4) * 2.0, tf.ones_like(n13) * 1e7, tf.ones_like(n7) * 1e7, tf.ones_like(n13) * 1e-3, tf.ones_like(n11) * 1e-3, tf.ones_like(n0) * -1e7, tf.ones_like(n3) * 2.0, tf.ones_like(n7) * 1.0])
for d in g: print(d)
#%% order_21_150
x = tf.Variable(3.0); v = tf.constant([3.0, -0.7, 1.5]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x + z
    n1 = x + z
    n2 = tf.square(x) * 0.1
    n3 = tf.reduce_sum(tf.gather(v, [1]))
    n4 = z * -1e8
    n5 = z - n3
    n6 = tf.where(tf.constant(False), n3, n5)
    n7 = v + v
    n8 = x - n6
    n9 = -x
    n10 = n6 * 3.3
g = t.gradient([n9, n8, n9], [x, v, z], output_gradients=[tf.ones_like(n9) * 0.1, tf.ones_like(n8) * 1e7, tf.ones_like(n9) * 3.3])
for d in g: print(d)
#%% order_21_151
x = tf.constant(1.0); v = tf.Variable([1.0, -0.7, 2.0]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z * 3.3
    n1 = z * -1e7
    n2 = tf.add_n([n0, z, n0, x, x, n0, x, x, z, n1, n1, x, z, z, z, x, n0, z, n1])
    n3 = tf.concat([v[1:], tf.reshape(z, [1])], 0)
    n4 = n0 * 0.7
    n5 = n4 - n4
    n6 = n1 - n1
g = t.gradient([n0, n0, n1, n1, n2, n2, n1, n5, n2], [v, x, z, n5])
for d in g: print(d)
#%% order_21_152
x = tf.constant(0.3); v = tf.Variable([0.3, 1.0, 2.0]); z = tf.Variable(1.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = tf.gather(v, [0, 0, 1])
        n1 = x * 1e-3
        n2 = n1 * 0.7
        n3, n3b, n3c = tf.unstack(v)
    g = t.gradient([n0, n0, n3b, n2, n2], [x, v, z])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_153
x = tf.Variable(2.0); v = tf.constant([2.0, 3.0, 1.5]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z + z
    n1 = tf.concat([v[1:], tf.reshape(x, [1])], 0)
    n2 = x - z
    n3 = tf.reduce_sum(tf.gather(v, [0]))
    n4 = n0 + z
    n5 = tf.where(tf.constant(True), n3, n3)
    n6 = n3 * 7.7
    n7 = n5 * 3.3
    n8 = n3 * 1.0
    n9 = tf.square(n4) * 1e-3
    n10 = n7 * 1.0
    n11 = n7 + n8
    n12 = n5 + n11
    n13 = n10 * 1e8
    n14 = n1 * n1
    n15 = n8 + z
    n16 = n14 * n14
    n17 = tf.reduce_sum(n16[1:])
    n18 = tf.gather(v, [0, 1, 1])
    n19 = n12 + n8
    n20 = tf.reduce_sum(tf.gather(v, [2, 2]))
    n21 = tf.identity(n20)
    n22 = tf.reduce_sum(tf.gather(n16, [0, 0]))
    n23 = tf.maximum(n7, n21)
    n24 = n21 - n7
g = t.gradient([n24, n18], [x, v, z, n20])
for d in g: print(d)
#%% order_21_154
x = tf.Variable(1.0); v = tf.Variable([1.0, 2.0, 1.5]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x * 1.0
    n1 = z * -1e8
    n2 = v[1]
    n3 = tf.add_n([n1, n1, x, n2, n2, n1])
    n4 = n1 * 3.3
    n5 = tf.identity(n4)
    n6, n6b, n6c = tf.unstack(v)
    n7 = n6b - n5
    n8 = n6 * 0.7
    n9 = tf.stack([n5, n6c, n2])
g = t.gradient([n6b], [z, n8, x, v], output_gradients=[tf.ones_like(n6b) * 7.7])
h = t.gradient(n6c, [z, n8, x, v])
for d in h: print(d)
for d in g: print(d)
#%% order_21_155
x = tf.Variable(3.0); v = tf.Variable([3.0, -0.7, 2.0]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.identity(x)
    n1 = x * 3.3
    n2 = x * -1e8
    n3 = n0 + n2
    n4 = n2 * 7.7
    n5 = n1 + n2
    n6 = n5 * -1e7
    n7 = tf.identity(n6)
    n8 = n0 + n4
    n9 = tf.stack([n6, n7, z])
    n10 = x + n8
    n11, n11b, n11c = tf.unstack(v)
    n12 = n9 * 1e-3
    n13 = n12 * 7.7
    n14 = n12 * 1e-3
    n15 = tf.concat([n13[1:], tf.reshape(n11b, [1])], 0)
    n16 = n10 + n11c
    n17 = tf.maximum(n16, n16)
    n18 = tf.reduce_sum(n15[:2])
    n19 = n15 * 0.1
    n20, n20b, n20c = tf.unstack(n9)
    n21 = n15 - n14
    n22 = n7 * 1e-3
    n23 = tf.identity(n22)
    n24 = n21[2]
g = t.gradient([n22, n20, n1], [v, z, x])
for d in g: print(d)
#%% order_21_156
x = tf.Variable(1.0); v = tf.constant([1.0, 1.5, 3.0]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x * 3.3
    n1 = v[0]
    n2 = tf.add_n([n1, x, n1, n1, n0, z, x, x, x, z, n0, n1, z])
    n3 = x + x
    n4 = n3 * 2.0
    n5 = tf.identity(n0)
    n6 = n2 + n4
    n7 = tf.add_n([n3, n4, n3, x, n4, z, n4])
    n8 = tf.add_n([z, n5])
    n9 = n6 * 0.7
    n10 = tf.reduce_sum(v[1:])
    n11 = v - v
    n12 = n9 - n3
    n13 = x - n8
    n14 = tf.add_n([n13, n12, n3, n13, n10, n12, n9, n12, n13, n10])
    n15 = n13 - n14
    n16 = -n12
    n17 = tf.where(tf.constant(False), n10, n16)
    n18 = tf.identity(n15)
    n19 = n17 * 0.1
    n20 = v * 1e7
    n21 = n20 * 1e7
    n22 = n1 - n7
g = t.gradient([n21, n11, n11], [v, x, z])
for d in g: print(d)
#%% order_21_157
x = tf.Variable(3.0); v = tf.constant([3.0, -0.7, 0.3]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = z * -1e7
    n1 = tf.reduce_sum(tf.gather(v, [0]))
    n2 = n0 - x
    n3 = z + x
    n4 = n0 - x
    n5 = tf.stack([z, n2, n2])
    n6 = tf.reduce_sum(v[:2])
    n7 = tf.add_n([n0, n6, n6, n4, n4, n6, n6, z, n3])
    n8 = tf.gather(n5, [0, 2, 0])
    n9 = n5 * 1e8
    n10 = n3 + n6
    n11 = n9 * n8
    n12 = n8 * 1e7
    n13 = tf.stack([n7, n10, n10])
    n14 = tf.add_n([n7, n10, n1, n4, n6, n10, n4])
    n15 = tf.square(n1) * 1.0
    n16 = n14 * 1e-3
    n17 = n0 + n10
    n18 = n14 - n10
    n19 = n18 + n4
    n20, n20b, n20c = tf.unstack(n11)
    n21 = n18 + x
    n22 = n2 - n20
    n23 = n20b + n21
g = t.gradient(n12, [v, z, x])
for d in g: print(d)
#%% order_21_158
x = tf.constant(1.5); v = tf.Variable([1.5, 0.3, 1.0]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = v * v
    n1 = z * -1e7
    n2 = -n1
    n3 = z + z
    n4 = tf.reduce_sum(tf.gather(n0, [1, 2]))
    n5 = tf.add_n([n3, n4, n3, n1, n3, n2])
    n6 = tf.reduce_sum(n0[:2])
    n7 = x * 1e-3
    n8 = v - n0
g = t.gradient(n6, [x, z, v])
h = t.gradient(n3, [x, z, v])
for d in h: print(d)
for d in g: print(d)
#%% order_21_159
x = tf.Variable(3.0); v = tf.constant([3.0, 2.0, -0.7]); z = tf.Variable(2.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = tf.identity(x)
        n1 = n0 + n0
        n2 = tf.stack([n1, n1, n0])
        n3 = tf.stack([n0, n0, n0])
        n4, n4b, n4c = tf.unstack(n2)
        n5 = n4b - n1
        n6 = n2 + v
        n7 = n4 + n4c
        n8 = tf.reduce_sum(tf.gather(n3, [2]))
        n9 = n0 + n4
        n10 = tf.reduce_sum(n6[1:])
        n11 = tf.reduce_sum(tf.gather(v, [0]))
        n12 = n7 + n11
        n13 = tf.reduce_sum(tf.gather(n2, [1]))
    g = t.gradient(n6, [v, z, x])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_160
x = tf.Variable(1.0); v = tf.constant([1.0, 0.3, 2.0]); z = tf.Variable(0.3)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = v[0]
        n1 = tf.gather(v, [0, 2, 0])
        n2 = n1[1]
        n3 = n0 - z
        n4 = n1 * v
        n5 = tf.reduce_sum(v[1:])
        n6 = n2 + n0
        n7 = n6 + n0
        n8 = tf.reduce_sum(n1[::2])
        n9 = tf.where(tf.constant(True), n7, n3)
        n10 = n7 - n0
        n11 = n5 * -1e8
        n12 = n8 - n10
        n13 = tf.where(tf.constant(False), n12, n10)
        n14 = x + n12
        n15 = v * n4
        n16 = n15 * -1e8
        n17 = n11 + n11
        n18 = n13 * 7.7
    g = t.gradient(n15, [n4, z, v, x])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_161
x = tf.constant(0.3); v = tf.constant([0.3, 1.5, -0.7]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.reduce_sum(tf.gather(v, [1, 1]))
    n1 = z * 1e8
    n2 = v[0]
    n3 = n2 - n0
    n4 = n3 + n1
    n5 = n0 * -1e7
    n6 = v + v
    n7 = n2 + n4
    n8 = v[0]
    n9 = v * 2.0
    n10 = n4 * 1e7
    n11 = n5 * 1.0
    n12 = v[2]
    n13 = n6 - n9
    n14 = n12 - n10
    n15 = n0 + n10
    n16 = tf.stack([n15, n12, n0])
    n17 = n5 * -1e7
    n18 = n15 * 7.7
    n19 = -n17
    n20 = n18 + n2
    n21 = n17 * 0.1
    n22 = v * 1e7
    n23 = tf.square(n10) * 3.3
    n24 = v * n16
    n25 = n23 - n19
    n26 = tf.reduce_sum(n9[1:])
    n27 = n2 * -1e7
    n28 = n6 - v
    n29 = tf.add_n([n27, n27, n26, n26, n26])
    n30 = tf.gather(n22, [0, 0, 2])
    n31 = n28 - n6
    n32 = n26 - n14
    n33 = tf.reduce_sum(tf.gather(n28, [1, 1]))
g = t.gradient(n30, [v, z, x])
for d in g: print(d)
#%% order_21_162
x = tf.Variable(1.5); v = tf.Variable([1.5, 2.0, 1.0]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.add_n([x, z, z, z, z, z, x, x, x, x, x, z, z, x])
    n1 = tf.stack([n0, z, n0])
    n2 = n0 + n0
    n3 = n1 * n1
g = t.gradient(n0, [x, v, z])
for d in g: print(d)
#%% order_21_163
x = tf.Variable(0.3); v = tf.constant([0.3, 1.0, 1.5]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.stack([x, z, z])
    n1 = tf.reduce_sum(tf.gather(v, [1]))
    n2 = v * 1e-3
    n3 = n1 * -1e8
    n4, n4b, n4c = tf.unstack(v)
    n5 = -n3
    n6 = n4 + n4
    n7 = v - v
    n8 = tf.add_n([n6, n5, n6, n4c, n4b, n4, n6, n5, z, n4c])
    n9 = n8 * 2.0
    n10 = n7 - n0
    n11 = x + n5
    n12 = n11 + n4b
    n13 = tf.where(tf.constant(True), n1, n9)
    n14 = n8 + n1
    n15 = n11 * -1e7
    n16 = tf.where(tf.constant(True), n13, n1)
    n17 = tf.stack([n4b, n6, n1])
    n18 = n4 * 1.0
    n19 = tf.stack([n9, n13, n12])
    n20 = n14 + n18
    n21 = n4b * 1e8
    n22 = n4c + n20
g = t.gradient(n12, [v, z, x])
for d in g: print(d)
#%% order_21_164
x = tf.constant(2.0); v = tf.constant([2.0, -0.7, 1.5]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = tf.reduce_sum(tf.gather(v, [2]))
    n1 = z * 1.0
    n2 = v * 0.1
    n3 = n0 - x
    n4 = tf.reduce_sum(v[1:])
    n5 = tf.identity(n4)
    n6 = z * 0.7
    n7 = n3 - n5
    n8, n8b, n8c = tf.unstack(n2)
    n9 = n8c + n4
    n10 = tf.stack([n8c, n1, n8c])
    n11 = tf.reduce_sum(n10[1:])
    n12 = n11 * 1e-3
    n13 = n2 * n10
    n14 = tf.square(n11) * 0.7
    n15 = tf.square(n7) * 0.1
    n16 = n0 - n4
    n17 = n16 * 0.1
g = t.gradient(n17, [v, z, x])
for d in g: print(d)
#%% order_21_165
x = tf.Variable(-0.7); v = tf.constant([-0.7, 2.0, 0.3]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x + x
    n1 = v + v
    n2 = x * 0.7
    n3 = n1 - n1
    n4 = z + x
    n5 = tf.maximum(n0, n2)
    n6 = n0 * 1e8
    n7 = z + n6
    n8 = z * -1e7
    n9 = tf.identity(n4)
    n10 = n2 - n9
g = t.gradient([n9, n3], [x, z, v])
for d in g: print(d)
#%% order_21_166
x = tf.Variable(2.0); v = tf.Variable([2.0, -0.7, 3.0]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = -x
    n1 = -x
    n2 = n0 * 1.0
    n3, n3b, n3c = tf.unstack(v)
g = t.gradient([n1, n2, n3c, n3, n3c], [x, v, z])
for d in g: print(d)
#%% order_21_167
x = tf.constant(2.0); v = tf.Variable([2.0, 3.0, 1.0]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z + x
    n1 = v * 7.7
    n2 = x + n0
    n3 = n0 + n2
    n4 = tf.gather(n1, [1, 1, 2])
    n5 = -n3
    n6 = tf.add_n([n0, n2, n2, x, n5])
    n7 = n2 * 7.7
g = t.gradient([n0, n3, n7, n2, n6], [z, v, x])
for d in g: print(d)
#%% order_21_168
x = tf.constant(0.3); v = tf.constant([0.3, 1.0, -0.7]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z * 3.3
    n1 = n0 + n0
    n2 = tf.stack([z, n0, n0])
    n3 = tf.stack([z, z, z])
    n4 = tf.stack([z, x, z])
    n5 = z * 7.7
    n6 = tf.reduce_sum(tf.gather(n3, [0]))
    n7 = n4 * n4
    n8 = n6 * -1e7
    n9 = tf.gather(n7, [2, 1, 1])
    n10, n10b, n10c = tf.unstack(n3)
    n11 = n10c * 1.0
    n12 = n10b * -1e8
    n13 = n6 + n5
    n14 = n11 - n10c
    n15 = n14 * 1.0
    n16 = n9[2]
    n17 = tf.reduce_sum(n3[:2])
    n18 = n4 * n2
    n19 = tf.add_n([n16, n15])
    n20 = n0 + n17
    n21 = tf.add_n([n10, n16, n17, n10b, n0, n5, n14, n16, n16, n19, n12, n17, n17])
    n22 = n20 + n17
    n23 = n2 * 1e7
    n24 = n12 + n20
    n25 = v * -1e8
    n26 = n13 + n6
    n27 = n26 * -1e8
    n28 = n18[0]
    n29 = n6 - n27
    n30 = tf.where(tf.constant(True), n10, n21)
    n31 = n25 - n7
    n32 = n27 + n28
    n33 = n29 * 1e7
    n34 = tf.add_n([n33, n30, n10, n6, n30, n12, n33, n28, n29])
    n35 = n21 + n10c
    n36 = tf.add_n([n32, n32, n34, n32, n35, n33, n10, n34, n32, n21, n34, n35])
    n37 = n16 * 7.7
    n38 = tf.reduce_sum(n25[::2])
    n39 = n26 - n12
    n40 = -n16
    n41 = n22 - n35
    n42 = tf.maximum(n41, n14)
    n43 = tf.add_n([n29, n34, n16, n39])
    n44 = tf.reduce_sum(tf.gather(n2, [0, 1]))
g = t.gradient(n7, [v])
for d in g: print(d)
#%% order_21_169
x = tf.constant(2.0); v = tf.Variable([2.0, 1.0, 1.5]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = v[0]
    n1 = v * 1e8
    n2 = tf.add_n([z, z, x, z, x, n0, z, z, x, x, n0, x, n0])
    n3 = tf.square(n2) * 2.0
    n4 = n1 * v
    n5, n5b, n5c = tf.unstack(n4)
    n6 = tf.add_n([n5, n5, n5c])
    n7 = tf.gather(v, [1, 1, 0])
    n8 = n6 + x
    n9, n9b, n9c = tf.unstack(n1)
    n10 = tf.concat([v[1:], tf.reshape(n9b, [1])], 0)
    n11 = n3 - n9c
    n12 = n9 + n5
    n13 = tf.maximum(x, n9b)
    n14 = tf.reduce_sum(n7[1:])
    n15 = n7[0]
    n16 = n5b * -1e7
    n17 = tf.where(tf.constant(True), n15, n16)
    n18 = n4[0]
    n19 = tf.reduce_sum(tf.gather(n10, [1]))
    n20 = z * -1e7
    n21 = n9 + n17
    n22 = tf.reduce_sum(tf.gather(v, [2, 1]))
    n23 = -n22
    n24 = n9b * 0.1
    n25 = n22 + n22
    n26 = tf.reduce_sum(tf.gather(n10, [1, 2]))
    n27 = -n26
    n28 = v * 0.1
    n29 = n14 + n27
    n30 = n7 * 3.3
    n31 = -n9
    n32 = n5 * 1e7
    n33 = n2 + n22
    n34 = -n31
    n35 = n28 * 1.0
    n36 = n29 + n31
    n37 = n34 * 0.7
    n38 = n36 + n0
    n39 = n18 + n38
    n40 = n36 + n38
    n41 = z - n39
    n42 = n9c + n34
    n43 = n40 + n11
    n44 = n1 * n35
    n45, n45b, n45c = tf.unstack(n10)
    n46 = n45c + n45c
    n47 = n45 * 3.3
    n48 = n30 * 1e-3
    n49 = tf.gather(n7, [2, 2, 0])
g = t.gradient([n48, n28, n28], [x, v, z])
for d in g: print(d)
#%% order_21_170
x = tf.constant(3.0); v = tf.Variable([3.0, 1.0, 2.0]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x + z
    n1 = tf.reduce_sum(tf.gather(v, [1, 1]))
    n2 = x + z
    n3 = n1 + x
    n4 = n0 * 1e7
    n5 = tf.gather(v, [1, 2, 0])
    n6 = n2 * 1e-3
    n7 = tf.reduce_sum(tf.gather(n5, [2]))
    n8 = n6 * 1e-3
    n9 = tf.reduce_sum(n5[::2])
    n10 = n1 * 0.7
    n11 = n7 - n1
    n12 = z - n8
    n13 = x * 1e-3
    n14 = tf.concat([v[1:], tf.reshape(n13, [1])], 0)
    n15 = n13 * 1e-3
    n16 = tf.where(tf.constant(False), n9, n3)
    n17 = tf.reduce_sum(tf.gather(n14, [0]))
g = t.gradient([n17, n13, n14, n5, n16, n15, n15, n17, n15], [z, v, x])
for d in g: print(d)
#%% order_21_171
x = tf.Variable(-0.7); v = tf.constant([-0.7, 1.5, 2.0]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = z + x
    n1 = v * 0.1
    n2 = n0 + x
    n3 = v * 0.7
    n4 = n2 - n2
    n5 = x * 2.0
    n6 = n5 * 7.7
    n7 = tf.concat([v[1:], tf.reshape(x, [1])], 0)
    n8 = n6 * 1e-3
    n9 = tf.stack([n5, n6, x])
    n10 = n8 - n6
    n11 = n6 * -1e7
    n12 = tf.gather(n3, [2, 2, 1])
    n13 = x * 1e-3
    n14 = n8 * 1e-3
    n15 = x + n13
    n16 = n13 + n14
    n17 = n14 - n14
    n18 = n0 + z
    n19 = tf.add_n([x, n0, n18, n18, n18, n15, n17, n5, n13, n13, n17, n6, n15, n5, n18, n17, n18, n18, n11, n16])
    n20 = tf.gather(n9, [0, 1, 0])
    n21 = n1 + n9
    n22 = n16 * 1e8
    n23 = tf.reduce_sum(tf.gather(n7, [0]))
    n24 = n16 - z
    n25 = n20 * n20
    n26 = n19 + n19
    n27 = n26 * 3.3
    n28 = n24 + n24
    n29 = tf.gather(n21, [1, 1, 0])
    n30 = tf.gather(n21, [0, 1, 0])
    n31 = n24 * 1e-3
    n32 = tf.reduce_sum(tf.gather(v, [0]))
    n33 = tf.concat([n25[1:], tf.reshape(n31, [1])], 0)
    n34 = n29 * 1e-3
    n35 = tf.concat([n34[1:], tf.reshape(n23, [1])], 0)
    n36 = n19 + n11
    n37 = tf.reduce_sum(tf.gather(n34, [2]))
    n38 = n34 * 2.0
    n39 = x * 3.3
    n40 = n39 + n32
    n41 = n36 + n4
    n42 = tf.stack([n27, n14, n39])
    n43 = n38 * 2.0
    n44 = n38[1]
    n45 = tf.where(tf.constant(True), n44, n14)
    n46 = n41 + n45
    n47 = n46 * 3.3
    n48 = n43 + n7
    n49 = n46 + x
    n50 = tf.stack([n45, n45, n46])
    n51 = n18 - n49
g = t.gradient([n42, n38], [n41, x, v, z])
for d in g: print(d)
#%% order_21_172
x = tf.constant(0.3); v = tf.Variable([0.3, 3.0, 2.0]); z = tf.Variable(3.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = -x
    n1 = tf.reduce_sum(v[::2])
    n2 = tf.gather(v, [2, 1, 0])
    n3 = x - z
    n4 = n1 * -1e8
    n5 = v * n2
    n6 = n2 * 7.7
    n7 = n0 + n3
    n8 = tf.reduce_sum(n5[::2])
    n9 = n5 * n2
    n10 = n5 - n6
    n11, n11b, n11c = tf.unstack(n6)
    n12 = n6 + n6
    n13 = n12[2]
    n14 = n13 * 0.1
g = t.gradient([n4, n5, n0, n8, n4], [v, x, z])
for d in g: print(d)
#%% order_21_173
x = tf.Variable(1.5); v = tf.Variable([1.5, -0.7, 0.3]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = v * v
    n1, n1b, n1c = tf.unstack(n0)
    n2 = x * 7.7
    n3 = n1b * -1e7
    n4 = tf.reduce_sum(n0[1:])
    n5 = n3 + x
    n6 = n4 * 1.0
    n7 = v * n0
    n8 = n0 * 1.0
    n9 = z + n4
    n10 = n8 * 1e8
    n11 = tf.reduce_sum(tf.gather(v, [2, 1]))
g = t.gradient([n1c, n1b], [z])
for d in g: print(d)
#%% order_21_174
x = tf.Variable(2.0); v = tf.Variable([2.0, 0.3, 1.5]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x + z
    n1 = n0 * -1e8
    n2 = z - x
    n3 = n0 * 0.7
    n4 = n3 + n3
    n5 = n2 - n2
    n6 = n0 - n0
    n7 = v[2]
    n8 = n4 * 2.0
    n9 = n5 + n7
    n10 = n6 * 1.0
    n11 = n7 + n7
    n12 = n9 * -1e8
    n13 = n12 - n11
    n14 = n9 * 2.0
    n15 = n11 * 1e-3
    n16 = tf.add_n([n2, n14, n14, n1, n0, n0, n8, n11])
    n17 = tf.square(n2) * -1e7
    n18 = n15 * 1e7
    n19 = n10 * 1e-3
    n20 = z + n18
    n21 = n7 + n18
    n22, n22b, n22c = tf.unstack(v)
    n23 = tf.reduce_sum(tf.gather(v, [0]))
    n24 = v[1]
    n25 = n24 * 7.7
    n26 = n23 * 1.0
    n27 = n26 * -1e7
    n28 = tf.reduce_sum(tf.gather(v, [0]))
    n29 = n27 * 1e8
    n30 = -n22c
    n31 = n30 * 1e8
    n32 = tf.square(n30) * 1e8
    n33, n33b, n33c = tf.unstack(v)
    n34 = tf.add_n([n27, n6, n33c, n33b, n5, n33, n32])
    n35 = n33b - n33
    n36, n36b, n36c = tf.unstack(v)
    n37 = n24 - n35
    n38 = n28 - n36c
    n39 = v + v
    n40, n40b, n40c = tf.unstack(n39)
    n41 = n40 - n40
    n42 = n39 + n39
    n43 = n40 - n19
    n44 = n40b + n40b
    n45 = n26 * 0.1
g = t.gradient(n45, [n5, x, v, z])
for d in g: print(d)
#%% order_21_175
x = tf.constant(-0.7); v = tf.constant([-0.7, 1.0, 3.0]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = tf.gather(v, [2, 1, 0])
    n1 = tf.reduce_sum(tf.gather(v, [2, 1]))
    n2 = n1 * 2.0
    n3 = n0 * -1e8
    n4 = tf.reduce_sum(n0[::2])
    n5 = n0[2]
    n6 = tf.add_n([n5, n2, n4, n5, n4, n1, n4, n5, n2, n1, n2, z])
    n7 = n2 - n6
    n8 = -n4
    n9 = tf.add_n([n5, z, n6, z, n7, n6, n5, n1, n1, n5])
    n10 = v + v
    n11 = n0 - n10
    n12 = tf.stack([z, n9, n7])
    n13 = n10 + n3
    n14 = n6 * 1e8
    n15 = x + n7
    n16 = tf.identity(n6)
    n17 = n13 * n13
    n18 = tf.gather(n12, [0, 2, 0])
    n19 = n14 + n1
    n20 = -n14
    n21 = n16 * -1e7
    n22 = n18[0]
    n23 = n19 + n21
    n24 = n22 + n23
    n25 = n18[1]
g = t.gradient([n12, n13, n13], [z], output_gradients=[tf.ones_like(n12) * 2.0, tf.ones_like(n13) * 2.0, tf.ones_like(n13) * -1e8])
h = t.gradient(n15, [z])
for d in h: print(d)
for d in g: print(d)
#%% order_21_176
x = tf.Variable(1.0); v = tf.Variable([1.0, 0.3, 3.0]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z - x
    n1 = n0 * 1.0
    n2 = v - v
    n3 = x * 1e7
    n4 = z * 1e7
    n5 = n3 * 1e8
    n6 = tf.reduce_sum(tf.gather(n2, [1, 2]))
    n7 = n5 + n6
    n8 = tf.stack([n7, n5, n4])
    n9 = n5 * 1e8
    n10 = tf.gather(v, [0, 2, 1])
    n11 = n8 * -1e8
    n12 = tf.reduce_sum(n11[:2])
    n13 = n11 * 1e7
    n14 = n12 + n5
    n15 = n11 + v
    n16 = tf.where(tf.constant(False), n9, n5)
    n17 = tf.reduce_sum(n11[::2])
    n18 = n12 + n12
    n19 = n0 + n16
    n20 = n6 + n17
    n21 = n13 * v
    n22 = tf.reduce_sum(tf.gather(v, [2, 1]))
    n23 = n13 * 0.7
    n24 = n19 * 7.7
    n25 = n22 * 0.7
    n26 = tf.reduce_sum(tf.gather(n15, [2]))
    n27 = n21 + v
    n28 = n22 * 7.7
    n29 = tf.reduce_sum(tf.gather(v, [0, 2]))
    n30 = n16 + n28
    n31 = n29 + n30
    n32 = n10 * v
    n33 = tf.identity(n29)
    n34 = n29 * 1e7
    n35 = n33 * -1e8
    n36 = n35 - n1
    n37, n37b, n37c = tf.unstack(n27)
    n38 = n16 + n37b
    n39 = tf.reduce_sum(tf.gather(n11, [1, 0]))
    n40 = n27 + n13
    n41 = n38 + n37b
    n42 = n8[2]
    n43 = tf.where(tf.constant(True), n38, n38)
    n44 = n12 + n5
    n45 = n16 * 7.7
g = t.gradient(n21, [v, x])
for d in g: print(d)
#%% order_21_177
x = tf.Variable(0.3); v = tf.Variable([0.3, 3.0, 1.5]); z = tf.Variable(3.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, v, z])
        n0 = z * 2.0
        n1 = v[1]
        n2 = tf.square(x) * -1e7
        n3 = n1 * 0.7
        n4, n4b, n4c = tf.unstack(v)
        n5 = tf.identity(n4)
        n6 = v * 1e8
        n7 = n4 + n5
        n8 = n4b + n4c
        n9 = tf.reduce_sum(n6[1:])
        n10 = n9 + n5
        n11, n11b, n11c = tf.unstack(v)
        n12 = tf.identity(n4b)
        n13 = tf.gather(v, [0, 2, 0])
        n14 = tf.reduce_sum(tf.gather(n13, [0, 0]))
        n15 = n11b - n12
        n16 = n4b - n15
        n17 = tf.stack([n15, n16, n15])
        n18 = n17 * v
        n19, n19b, n19c = tf.unstack(n17)
        n20 = n19c + n19
        n21 = tf.where(tf.constant(False), n19c, n11)
        n22 = n19 * -1e8
        n23 = n4c * 1e8
        n24 = n17 - n6
        n25 = n20 - n4b
        n26 = tf.gather(n18, [2, 0, 2])
        n27 = n26 + n18
        n28 = n24[1]
        n29 = n22 - n25
    g = t.gradient(n18, [x, z, v])
    h = t.gradient(n23, [x, z, v])
for d in h: print(d)
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_178
x = tf.constant(2.0); v = tf.Variable([2.0, 1.0, -0.7]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z * 0.1
    n1 = v + v
    n2 = x * 7.7
    n3 = n2 * 1e-3
    n4 = n3 * 1.0
    n5, n5b, n5c = tf.unstack(v)
    n6 = n4 + n4
    n7 = tf.where(tf.constant(False), n5, n0)
    n8 = tf.concat([v[1:], tf.reshape(n3, [1])], 0)
    n9 = n3 + n5
    n10 = n3 + n6
    n11 = n10 + z
    n12 = tf.reduce_sum(tf.gather(v, [2]))
    n13 = n8 * 2.0
    n14 = n9 * 0.7
    n15 = n5 + x
    n16 = tf.reduce_sum(tf.gather(n8, [1, 0]))
    n17 = v[2]
    n18 = tf.reduce_sum(tf.gather(n13, [0, 1]))
    n19 = n8[1]
    n20 = tf.stack([x, n14, n5c])
    n21 = tf.square(z) * 0.7
    n22 = n8[1]
    n23 = n19 * 1e-3
    n24 = n23 + n22
    n25 = tf.gather(n8, [1, 0, 1])
    n26 = tf.maximum(n21, n21)
    n27 = n20 - n20
    n28 = v + n27
    n29 = n22 * 3.3
    n30 = n28 * n25
    n31 = tf.gather(n8, [0, 2, 1])
    n32 = n24 * 0.7
    n33 = tf.identity(n26)
    n34 = n3 - n29
    n35 = tf.identity(n34)
    n36 = n28 * -1e8
    n37 = n32 * 0.7
    n38 = -n37
    n39 = n34 * 2.0
    n40 = n30 * n31
    n41 = tf.reduce_sum(n40[:2])
    n42 = n22 + n39
    n43 = n41 * 2.0
g = t.gradient(n10, [v, x, z])
for d in g: print(d)
#%% order_21_179
x = tf.Variable(3.0); v = tf.constant([3.0, 1.0, -0.7]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = v * 1e8
    n1 = z * 2.0
    n2 = z * 3.3
    n3 = n1 - x
    n4 = v - v
    n5 = tf.stack([n2, n3, z])
    n6 = x * 2.0
    n7 = n3 * 1.0
    n8 = -z
    n9 = -n8
    n10 = -n7
    n11 = n8 + n8
    n12 = n9 + z
    n13 = n11 + n9
    n14 = tf.reduce_sum(tf.gather(n4, [1, 1]))
    n15 = tf.identity(n12)
    n16 = n12 - x
    n17 = tf.square(n2) * 2.0
    n18 = n14 * 0.7
    n19, n19b, n19c = tf.unstack(n4)
g = t.gradient([n5, n19c, n19b], [v, x, n15, z])
for d in g: print(d)
#%% order_21_180
x = tf.constant(2.0); v = tf.constant([2.0, 0.3, 3.0]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = z - x
    n1 = z + x
    n2 = v * v
    n3 = x + x
    n4 = n0 - n1
    n5 = n1 + n0
    n6 = v - v
    n7 = n3 + n4
    n8 = n3 * -1e7
    n9 = n4 + n8
    n10 = v - n2
    n11 = n8 - x
    n12 = n11 - n1
    n13 = v * n2
    n14 = n8 * 0.1
g = t.gradient([n14], [z, v, x], output_gradients=[tf.ones_like(n14) * 0.7])
h = t.gradient(n2, [z, v, x])
for d in h: print(d)
for d in g: print(d)
#%% order_21_181
x = tf.Variable(3.0); v = tf.Variable([3.0, 2.0, 1.0]); z = tf.Variable(2.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z - z
    n1 = tf.gather(v, [1, 0, 2])
    n2 = n1 * v
    n3 = v - n1
    n4 = n0 * -1e8
    n5 = tf.gather(n2, [1, 0, 0])
    n6 = n0 - n4
    n7 = x * 0.1
    n8 = v * n2
g = t.gradient(n8, [z, v, n8, x])
for d in g: print(d)
#%% order_21_182
x = tf.Variable(1.0); v = tf.Variable([1.0, 0.3, 3.0]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z + z
    n1 = tf.reduce_sum(tf.gather(v, [1]))
    n2 = z + z
    n3 = n1 + n2
    n4 = tf.stack([n3, z, n0])
    n5 = v * -1e8
    n6 = n4 + n4
    n7 = n3 * 1e7
    n8 = -n3
g = t.gradient([n4, n6, n6, n8, n6], [x, z, v])
for d in g: print(d)
#%% order_21_183
x = tf.Variable(0.3); v = tf.constant([0.3, -0.7, 1.5]); z = tf.Variable(-0.7)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = x + z
    n1 = tf.reduce_sum(v[::2])
    n2 = tf.maximum(n1, n0)
    n3 = v * 3.3
    n4 = tf.square(x) * -1e7
    n5 = v[2]
    n6 = n4 - n5
    n7 = tf.add_n([n6, n4, n2, n6, n5, n0, n0, x, n5, n4, z, n5, n5, n2, n6])
    n8, n8b, n8c = tf.unstack(n3)
    n9 = n3 * v
    n10 = n8c - n8
    n11 = x * 1e7
    n12, n12b, n12c = tf.unstack(n9)
    n13 = n7 - z
    n14 = n9 * n3
    n15 = n4 * 1.0
    n16 = n2 * 1e-3
    n17 = n12c * 1e8
    n18 = n15 + n0
    n19 = n0 + n16
    n20 = n8 * 1e7
    n21 = n9 * n14
    n22 = n5 + n0
    n23 = n12c + n19
    n24 = tf.square(x) * 1e8
    n25 = n9 - n14
    n26 = tf.identity(n6)
    n27 = n2 - n22
    n28 = tf.reduce_sum(tf.gather(n14, [0, 0]))
    n29 = n28 + n24
    n30 = v + v
    n31 = tf.stack([n29, n10, n19])
    n32 = tf.reduce_sum(tf.gather(n25, [2]))
    n33, n33b, n33c = tf.unstack(n30)
    n34 = tf.reduce_sum(n25[::2])
    n35 = n33 + n33c
    n36 = tf.reduce_sum(tf.gather(n30, [2, 0]))
    n37 = n11 * 0.1
    n38 = n36 + n32
    n39 = n38 - n37
    n40 = tf.reduce_sum(n21[::2])
    n41 = n30 * 7.7
    n42 = n40 + n26
    n43 = n9 - n31
    n44 = n39 * -1e7
    n45 = tf.concat([n41[1:], tf.reshape(n5, [1])], 0)
    n46 = tf.reduce_sum(tf.gather(n45, [0, 2]))
    n47 = n21 - n25
    n48 = tf.stack([n46, n29, n44])
    n49 = n45 * -1e8
    n50 = n28 * 1e7
    n51 = n5 * 1e-3
    n52 = tf.where(tf.constant(True), n51, n16)
    n53 = n49 * 0.7
g = t.gradient(n8b, [z, v])
for d in g: print(d)
#%% order_21_184
x = tf.Variable(-0.7); v = tf.Variable([-0.7, 3.0, 1.5]); z = tf.Variable(3.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=False) as t:
        t.watch([x, v, z])
        n0 = x * 3.3
        n1 = z * 1e7
        n2 = tf.reduce_sum(tf.gather(v, [2, 2]))
        n3, n3b, n3c = tf.unstack(v)
        n4 = n3b - x
        n5 = v * v
        n6 = tf.reduce_sum(tf.gather(v, [1]))
        n7 = n3b - n3b
        n8 = n7 + n4
        n9 = n4 + n0
        n10 = n7 + n2
        n11 = tf.add_n([n10, n10, n3c, n3c, n7, n3b, n3c, n10, n9, n10, n3c, n9, n9, n8, n9, n4, n9])
        n12 = n8 * -1e7
        n13 = -n10
        n14 = n10 * 1e7
        n15 = n5 - v
        n16 = tf.stack([n11, x, n7])
        n17 = n16 * -1e7
        n18 = n12 - n12
        n19 = tf.maximum(n7, n14)
        n20 = tf.stack([n18, x, n14])
        n21 = -n7
        n22 = n16 * n20
        n23 = n12 + z
        n24 = tf.add_n([n18, n21, n18, n23, n6, n21, n21, n23, n19, n18, n18])
        n25 = tf.maximum(n24, n4)
        n26 = n23 * -1e7
        n27 = n23 + n11
        n28 = tf.reduce_sum(tf.gather(n20, [2]))
        n29 = tf.concat([n20[1:], tf.reshape(n18, [1])], 0)
        n30 = tf.add_n([n13, n18])
        n31 = tf.reduce_sum(n29[1:])
    g = t.gradient([n16, n16, x, n15, n16, n29], [x, v, z])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_185
x = tf.constant(1.0); v = tf.Variable([1.0, 0.3, 3.0]); z = tf.Variable(0.3)
with tf.GradientTape(persistent=True) as t:
    t.watch([x, v, z])
    n0 = z + x
    n1 = z + x
    n2 = x * 0.1
    n3 = n2 * 1e7
    n4 = n2 * 3.3
    n5 = n2 + n1
    n6 = v[1]
    n7 = n6 - n3
    n8 = tf.stack([n7, n7, n5])
    n9 = n4 * 7.7
    n10 = n9 + n9
g = t.gradient(n6, [v, z, x])
for d in g: print(d)
#%% order_21_186
x = tf.Variable(3.0); v = tf.Variable([3.0, 1.5, -0.7]); z = tf.Variable(1.5)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = z + x
    n1 = x - n0
    n2 = z * 1e-3
    n3 = -z
    n4 = n2 + n3
    n5 = n1 * -1e7
    n6 = v[0]
    n7 = n2 - n3
    n8 = n5 + n2
    n9 = n8 - n7
    n10 = v * v
    n11 = n8 + x
    n12 = n10 * 0.7
    n13 = n11 + x
    n14 = tf.reduce_sum(tf.gather(n10, [1]))
    n15 = tf.identity(n14)
    n16 = n11 + n6
    n17 = n13 * -1e7
    n18 = tf.stack([n16, n13, x])
    n19 = n2 + n17
g = t.gradient(n10, [n17])
for d in g: print(d)
#%% order_21_187
x = tf.constant(2.0); v = tf.constant([2.0, 1.0, 1.5]); z = tf.Variable(1.0)
with tf.GradientTape() as o:
    o.watch([x, v, z])
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, v, z])
        n0 = v * v
        n1 = tf.where(tf.constant(False), x, x)
        n2 = v * 1e7
        n3 = x - n1
        n4 = z * 3.3
        n5 = n4 * 7.7
        n6 = n2[1]
        n7 = n0 + n0
        n8 = tf.stack([n5, n6, z])
        n9 = x + z
        n10 = tf.reduce_sum(tf.gather(n8, [2, 0]))
        n11 = tf.add_n([n10, n6, n1, n9, n6, n10])
        n12 = tf.stack([n3, n6, n9])
        n13 = n9 * 7.7
        n14 = tf.reduce_sum(tf.gather(n7, [2, 0]))
        n15 = tf.maximum(n3, n4)
        n16 = n7 + n2
        n17 = -n1
        n18 = z + n3
        n19 = tf.reduce_sum(n16[:2])
        n20 = tf.reduce_sum(tf.gather(n16, [0]))
        n21 = n18 + n10
        n22 = n2 * n8
        n23 = tf.maximum(n19, n9)
        n24 = tf.maximum(n20, n19)
        n25 = tf.reduce_sum(n8[1:])
        n26 = n23 - n21
        n27 = n16 + n8
        n28 = n19 + n17
        n29 = tf.identity(n6)
        n30 = n5 + n25
        n31 = n30 + n30
        n32 = tf.reduce_sum(tf.gather(n27, [1]))
        n33 = n0 * n0
        n34 = -n30
        n35 = -n13
        n36 = n22[1]
        n37 = n32 - n35
        n38 = n35 - n37
        n39 = tf.reduce_sum(n27[1:])
        n40 = n11 - n32
        n41 = n37 - n30
        n42 = n8 - n22
        n43 = n39 - n26
        n44 = tf.add_n([n30, n43, n40, z, n34, n41, n17, n19, n23, n39, n31, n21])
        n45 = -n14
    g = t.gradient(n13, [v, x, z])
for d in g: print(d)
g = [tf.convert_to_tensor(d) for d in g if d is not None]
for d in o.gradient(g, [x, v, z]): print(d)
#%% order_21_188
x = tf.Variable(-0.7); v = tf.constant([-0.7, 1.0, 3.0]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x - z
    n1 = v - v
    n2 = n0 * 3.3
    n3 = tf.add_n([n0, n0, x, n0, x, n2, x, n2, n2])
    n4 = n3 - n3
    n5 = tf.concat([n1[1:], tf.reshape(x, [1])], 0)
    n6 = n2 + n2
    n7 = x * 2.0
    n8 = n4 + n3
    n9 = n4 - n4
    n10 = tf.concat([v[1:], tf.reshape(n9, [1])], 0)
    n11 = v + n1
    n12 = n7 * 0.1
    n13 = tf.reduce_sum(tf.gather(n11, [1]))
    n14 = tf.gather(n11, [1, 0, 2])
    n15, n15b, n15c = tf.unstack(n11)
    n16 = n15b + n2
    n17 = tf.gather(n10, [2, 1, 1])
    n18 = n11 * v
    n19 = n18 * n18
    n20 = n15 + n16
    n21 = tf.reduce_sum(tf.gather(n17, [1]))
    n22 = n18 + n19
    n23 = tf.reduce_sum(tf.gather(n19, [1, 0]))
    n24 = n10[0]
    n25 = tf.reduce_sum(tf.gather(n17, [0, 0]))
    n26 = n19 * n1
    n27 = tf.gather(n5, [0, 1, 0])
    n28 = tf.identity(n24)
    n29 = tf.square(n16) * -1e7
    n30 = n28 * 0.1
    n31, n31b, n31c = tf.unstack(n27)
    n32 = n30 + n24
    n33 = n32 + n31c
    n34 = tf.concat([n26[1:], tf.reshape(n32, [1])], 0)
    n35 = n34 - n34
    n36 = n31b - n32
    n37 = tf.reduce_sum(n17[::2])
    n38 = n35 + n35
    n39 = n28 + n32
    n40 = n37 * 1e-3
    n41 = n35 * n1
    n42 = n37 + n37
    n43 = n22 * 0.7
    n44 = tf.add_n([n37, n30])
    n45 = n33 - n29
    n46 = n43[0]
    n47 = n43 * 1e8
    n48 = n34 - n18
    n49 = n46 + n25
    n50 = tf.identity(n45)
    n51 = tf.add_n([n12, n49, n49, n37, n33, n46, n46, n45, n15, n50])
    n52 = n51 + x
    n53 = tf.reduce_sum(tf.gather(n48, [2]))
g = t.gradient(n35, [v, x, z])
for d in g: print(d)
#%% order_21_189
x = tf.constant(3.0); v = tf.constant([3.0, 1.0, 0.3]); z = tf.Variable(1.0)
with tf.GradientTape(persistent=False) as t:
    t.watch([x, v, z])
    n0 = x * 0.1
    n1 = n0 * -1e8
    n2 = tf.reduce_sum(tf.gather(v, [2, 1]))
    n3 = n2 * -1e8
    n4 = v * -1e8
    n5 = tf.stack([n1, n1, x])
    n6 = x + n3
    n7 = n2 * 1e7
g = t.gradient(n7, [z, x, v])
for d in g: print(d)
