#%% softmax_forms
x = tf.constant([[1.0, 2.0, 3.0]])
x2 = tf.constant([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
def try_(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
D = tf.nn.softmax_cross_entropy_with_logits
try_(lambda: D(labels=[[0,1,0]], logits=x))
try_(lambda: D(labels=tf.constant([[0,1,0]]), logits=x))
try_(lambda: D(labels=tf.constant([[0,1,0]],tf.int64), logits=x))
try_(lambda: D(labels=tf.constant([[True,False,False]]), logits=x))
try_(lambda: D(labels=tf.constant([[0.,1.,0.]],tf.float64), logits=x))
try_(lambda: D(labels=[[0.,1.,0.]], logits=[[1,2,3]]))
try_(lambda: D(labels=[[0,1,0]], logits=[[1,2,3]]))
try_(lambda: D(labels=tf.constant([0.,1.]), logits=tf.constant([1.])))
try_(lambda: D(labels=tf.constant([1.]), logits=tf.constant([1.,2.])))
try_(lambda: D(labels=tf.constant([1.,2.]), logits=tf.constant([1.,2.])))
try_(lambda: D(labels=tf.constant(1.), logits=tf.constant(1.)))
try_(lambda: D(labels=tf.constant([1.]), logits=tf.constant(1.)))
try_(lambda: D(labels=tf.constant(1.), logits=tf.constant([1.])))
try_(lambda: D(labels=tf.ones([2,3]), logits=x))
try_(lambda: D(labels=x, logits=x2))
try_(lambda: D(labels=tf.ones([2,1]), logits=x2))
try_(lambda: D(labels=tf.ones([3,3]), logits=x2))
try_(lambda: D(labels=tf.ones([2,2]), logits=x2))
try_(lambda: D(labels=tf.ones([2,1,3]), logits=tf.ones([2,2,3])))
try_(lambda: D(labels=tf.ones([4,3]), logits=tf.ones([2,2,3])))
try_(lambda: D(labels=tf.ones([2,2,3]), logits=tf.ones([4,3])))
try_(lambda: D(labels=tf.ones([2,2,3]), logits=tf.ones([2,2,3])))
try_(lambda: D(labels=tf.ones([2,2,3]), logits=tf.ones([2,2,3]), axis=1))
try_(lambda: D(labels=tf.ones([2,3]), logits=tf.ones([2,3]), axis=0))
try_(lambda: D(labels=tf.ones([2,3]), logits=tf.ones([2,3]), axis=-2))
try_(lambda: D(labels=tf.ones([2,3]), logits=tf.ones([2,3]), axis=1))
try_(lambda: D(labels=tf.ones([2,3]), logits=tf.ones([2,3]), axis=2))
try_(lambda: D(labels=tf.ones([2,3]), logits=tf.ones([2,3]), axis=-3))
try_(lambda: D(labels=tf.ones([2,3]), logits=tf.ones([2,3]), axis=None))
try_(lambda: D(labels=tf.ones([0,3]), logits=tf.ones([0,3])))
try_(lambda: D(labels=tf.ones([3,0]), logits=tf.ones([3,0])))
try_(lambda: D(labels=tf.ones([0]), logits=tf.ones([0])))
try_(lambda: D(labels=[[0.,0.,0.]], logits=x))
try_(lambda: D(labels=[[0.,1.,0.]], logits=[[float('-inf'),0.,1.]]))
try_(lambda: D(labels=[[0.,1.,0.]], logits=[[float('inf'),0.,1.]]))
try_(lambda: D(labels=[[0.,1.,0.]], logits=[[float('nan'),0.,1.]]))
try_(lambda: D(labels=[[float('nan'),1.,0.]], logits=x))
try_(lambda: D(labels=None, logits=x))
try_(lambda: D(labels=x, logits=None))
try_(lambda: D(x, x))
try_(lambda: D(labels=x, logits=x, name='q'))
try_(lambda: D(labels=x, logits=tf.constant([[True,False,True]])))
try_(lambda: D(labels=tf.constant([[0,1,0]]), logits=tf.constant([[1,2,3]])))
try_(lambda: D(labels=np.array([[0.,1.,0.]]), logits=np.array([[1.,2.,3.]])))
try_(lambda: D(labels=tf.Variable(x), logits=tf.Variable(x)))
#%% sparse_forms
x = tf.constant([[1.0, 2.0, 3.0]])
x2 = tf.constant([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
def try_(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
S = tf.nn.sparse_softmax_cross_entropy_with_logits
try_(lambda: S(labels=[2], logits=x))
try_(lambda: S(labels=2, logits=x))
try_(lambda: S(labels=tf.constant(2), logits=tf.constant([1.,2.,3.])))
try_(lambda: S(labels=2, logits=[1.,2.,3.]))
try_(lambda: S(labels=3, logits=[1.,2.,3.]))
try_(lambda: S(labels=[3], logits=x))
try_(lambda: S(labels=[3,-1], logits=x2))
try_(lambda: S(labels=[3,7], logits=x2))
try_(lambda: S(labels=[0,7], logits=x2))
try_(lambda: S(labels=[0], logits=x2))
try_(lambda: S(labels=[[0,1]], logits=x2))
try_(lambda: S(labels=[[0,1]], logits=[x2]))
try_(lambda: S(labels=[[0,1],[2,7]], logits=[x2,x2]))
try_(lambda: S(labels=tf.constant([[0,1],[2,7]]), logits=tf.stack([x2,x2])))
try_(lambda: S(labels=tf.constant([0,1],tf.int64), logits=x2))
try_(lambda: S(labels=tf.constant([0.,1.]), logits=x2))
try_(lambda: S(labels=tf.constant([0.,1.],tf.float64), logits=x2))
try_(lambda: S(labels=tf.constant([True,False]), logits=x2))
try_(lambda: S(labels=[0,1], logits=tf.cast(x2,tf.float64)))
try_(lambda: S(labels=[0,1], logits=tf.constant([[1,2],[3,4]])))
try_(lambda: S(labels=[0,1], logits=[[1,2],[3,4]]))
try_(lambda: S(labels=0, logits=1.0))
try_(lambda: S(labels=tf.constant(0), logits=tf.constant(1.0)))
try_(lambda: S(labels=[], logits=tf.ones([0,3])))
try_(lambda: S(labels=tf.zeros([0],tf.int32), logits=tf.ones([0,3])))
try_(lambda: S(labels=[0,0], logits=tf.ones([2,0])))
try_(lambda: S(labels=None, logits=x))
try_(lambda: S(labels=[0], logits=None))
try_(lambda: S([2], x))
try_(lambda: S(labels=[2], logits=x, name='q'))
try_(lambda: S(labels=tf.Variable([2]), logits=x))
try_(lambda: S(labels=np.array([2]), logits=x.numpy()))
try_(lambda: S(labels=[0], logits=[[float('-inf'),0.,1.]]))
try_(lambda: S(labels=[1], logits=[[float('-inf'),0.,1.]]))
try_(lambda: S(labels=[1], logits=[[float('inf'),0.,1.]]))
try_(lambda: S(labels=[1], logits=[[float('nan'),0.,1.]]))
try_(lambda: S(labels=list(range(12))+[40], logits=tf.ones([13,14])))
try_(lambda: S(labels=[2.0], logits=x))
#%% sigmoid_forms
x = tf.constant([[1.0, 2.0, 3.0]])
x2 = tf.constant([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
def try_(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
G = tf.nn.sigmoid_cross_entropy_with_logits
try_(lambda: G(labels=[1.,0.], logits=[1.,2.]))
try_(lambda: G(labels=[1,0], logits=[1.,2.]))
try_(lambda: G(labels=tf.constant([1,0]), logits=[1.,2.]))
try_(lambda: G(labels=[1.], logits=[1.,2.]))
try_(lambda: G(labels=tf.ones([1]), logits=tf.ones([2])))
try_(lambda: G(labels=tf.ones([1,3]), logits=tf.ones([2,3])))
try_(lambda: G(labels=1., logits=tf.ones([2])))
try_(lambda: G(labels=tf.ones([2],tf.float64), logits=tf.ones([2])))
try_(lambda: G(labels=None, logits=x))
try_(lambda: G(labels=x, logits=None))
try_(lambda: G(x, x))
try_(lambda: G(labels=[1,0], logits=[1,2]))
try_(lambda: G(labels=tf.constant([1,0]), logits=tf.constant([1,2])))
try_(lambda: G(labels=[1.,0.,1.], logits=[float('inf'),float('-inf'),float('nan')]))
#%% labels_of_any_sum
x = tf.constant([[1.0, 2.0, 3.0]])
for lab in ([[0.0, 0.0, 0.0]], [[1.0, 1.0, 0.0]], [[0.2, 0.2, 0.2]], [[0.0, 0.0, 2.0]], [[-1.0, 1.0, 0.0]], [[0.9, 0.1, 0.0]]):
    l0 = tf.constant(lab)
    with tf.GradientTape() as t:
        t.watch([x, l0])
        l = tf.nn.softmax_cross_entropy_with_logits(labels=l0, logits=x)
    print(l.numpy(), [g.numpy() for g in t.gradient(l, [x, l0])])
#%% second_orders
x = tf.constant([[1.0, 2.0, -1.0], [0.5, 0.0, 0.25]], tf.float64)
lab = tf.constant([[1.0, 1.0, 0.0], [0.25, 0.5, 0.75]], tf.float64)
u = tf.constant([2.0, -3.0], tf.float64)
w = tf.constant([[1.0, -2.0, 0.5], [3.0, 0.25, 1.0]], tf.float64)
with tf.GradientTape() as o:
    o.watch([x, lab, u])
    with tf.GradientTape() as t:
        t.watch([x, lab])
        l = tf.nn.softmax_cross_entropy_with_logits(labels=lab, logits=x) * u
    g = t.gradient(l, [x, lab])
h = o.gradient(g, [x, lab, u], output_gradients=[w, w * 2.0])
def rounded(d):
    return (tf.round(d * 1e9) * 1e-9 + 0.0).numpy()
for d in g + h:
    print(rounded(d))
#%% second_orders_of_classes
x = tf.constant([[1.0, 2.0, -1.0], [0.5, 0.0, 0.25]], tf.float64)
w = tf.constant([[1.0, -2.0, 0.5], [3.0, 0.25, 1.0]], tf.float64)
for lab in (tf.constant([2, 0]), tf.constant([0, 1], tf.int64)):
    with tf.GradientTape() as a:
        a.watch(x)
        with tf.GradientTape() as o:
            o.watch(x)
            with tf.GradientTape() as t:
                t.watch(x)
                l = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=lab, logits=x)
            g = t.gradient(l, x)
        h = o.gradient(g, x, output_gradients=w)
    print(l, g, h, (tf.round(a.gradient(h, x) * 1e9) * 1e-9 + 0.0).numpy())
#%% axes
x = tf.constant([[[1.0, 2.0], [0.5, -1.0], [2.0, 0.25]], [[0.0, 1.0], [3.0, 1.0], [-1.0, 2.0]]])
lab = tf.constant([[[1.0, 0.0], [0.0, 0.5], [0.0, 0.5]], [[0.5, 0.0], [0.5, 1.0], [0.0, 0.0]]])
for axis in (-1, 0, 1, 2):
    with tf.GradientTape() as t:
        t.watch([x, lab])
        l = tf.nn.softmax_cross_entropy_with_logits(lab, x, axis=axis)
    print(l, t.gradient(l, [x, lab]))
with tf.GradientTape() as t:
    t.watch(x)
    l = tf.nn.sparse_softmax_cross_entropy_with_logits([[0, 1, 0], [1, 1, 0]], x)
print(l, t.gradient(l, x))
#%% stretched_labels
x = tf.constant([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]]); lab = tf.constant([[1.0, 0.0, 0.0]])
for order in ([x, lab], [lab, x]):
    with tf.GradientTape() as t:
        t.watch([x, lab])
        try:
            l = tf.nn.softmax_cross_entropy_with_logits(labels=order[1], logits=order[0])
            print(l, t.gradient(l, [x, lab]))
        except Exception as e:
            print(type(e).__name__, e)
#%% variables_and_rows
w = tf.Variable([[0.5, -0.5, 0.25], [1.0, 2.0, -1.0]])
x = tf.constant([[1.0, 2.0], [3.0, -1.0], [0.5, 0.5]])
with tf.GradientTape(persistent=True) as t:
    logits = x @ w
    l = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=[0, 2, 1], logits=logits)
    m = tf.reduce_mean(l)
print(l, t.gradient(m, [w, logits]), t.jacobian(l, w))
