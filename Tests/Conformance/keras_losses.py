#%% losses_of_regression
L = tf.keras.losses
y = tf.constant([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])
p = tf.Variable([[0.2, 0.7, 0.1], [0.6, 0.1, 0.3]])
for name in ['MeanSquaredError', 'MeanAbsoluteError', 'MeanAbsolutePercentageError', 'MeanSquaredLogarithmicError', 'Huber', 'LogCosh', 'CosineSimilarity', 'Poisson']:
    for reduction in ('sum_over_batch_size', 'sum', 'none'):
        f = getattr(L, name)(reduction=reduction)
        with tf.GradientTape() as t:
            l = f(y, p)
        print(name, reduction, l.numpy(), t.gradient(l, p).numpy().ravel().round(5))
    f = getattr(L, name)()
    print(f.name, f.reduction, f(y, p, sample_weight=tf.constant([1.0, 0.5])).numpy())
#%% losses_of_classes
L = tf.keras.losses
y = tf.constant([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])
p = tf.Variable([[0.2, 0.7, 0.1], [0.6, 0.1, 0.3]])
for name in ['BinaryCrossentropy', 'BinaryFocalCrossentropy', 'CategoricalCrossentropy', 'CategoricalFocalCrossentropy', 'KLDivergence', 'Hinge', 'SquaredHinge', 'CategoricalHinge', 'Dice', 'Tversky']:
    for reduction in ('sum_over_batch_size', 'sum', 'none'):
        f = getattr(L, name)(reduction=reduction)
        with tf.GradientTape() as t:
            l = f(y, p)
        print(name, reduction, l.numpy(), t.gradient(l, p).numpy().ravel().round(5))
    f = getattr(L, name)()
    print(f.name, f.reduction, f(y, p, sample_weight=tf.constant([1.0, 0.5])).numpy())
#%% loss_functions
L = tf.keras.losses
y = tf.constant([[0.0, 1.0], [1.0, 0.0]])
p = tf.constant([[0.2, 0.7], [0.6, 0.1]])
for name in ('mse', 'mae', 'mape', 'msle', 'huber', 'logcosh', 'cosine_similarity', 'poisson', 'binary_crossentropy',
             'categorical_crossentropy', 'kld', 'hinge', 'squared_hinge', 'categorical_hinge', 'MSE', 'MAE'):
    print(name, getattr(L, name)(y, p).numpy())
print(L.huber(y, p * 5.0, delta=0.5).numpy(), L.get('mse')(y, p).numpy(), L.get(None))
#%% crossentropies
L = tf.keras.losses
z = tf.Variable([[2.0, 1.0, 0.1], [0.0, 0.5, -0.5]])
one = tf.constant([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
idx = tf.constant([0, 2])
for f in (lambda: L.CategoricalCrossentropy(from_logits=True)(one, z), lambda: L.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1)(one, z),
          lambda: L.SparseCategoricalCrossentropy(from_logits=True)(idx, z), lambda: L.SparseCategoricalCrossentropy()(idx, tf.nn.softmax(z)),
          lambda: L.SparseCategoricalCrossentropy(from_logits=True, ignore_class=0)(idx, z), lambda: L.CategoricalCrossentropy()(one, tf.nn.softmax(z)),
          lambda: L.BinaryCrossentropy(from_logits=True)(one, z), lambda: L.BinaryCrossentropy(from_logits=True, label_smoothing=0.2)(one, z),
          lambda: L.BinaryCrossentropy()(one, tf.sigmoid(z)), lambda: L.BinaryFocalCrossentropy(from_logits=True, apply_class_balancing=True)(one, z)):
    with tf.GradientTape() as t:
        l = f()
    print(l.numpy(), t.gradient(l, z).numpy().ravel().round(5))
print(L.sparse_categorical_crossentropy(idx, z, from_logits=True).numpy(), L.categorical_crossentropy(one, z, from_logits=True).numpy())
print(L.SparseCategoricalCrossentropy(from_logits=True)(tf.constant([[0], [2]]), z).numpy())
#%% logits_behind_probabilities
L, A = tf.keras.losses, tf.keras.activations
z = tf.Variable([[30.0, -40.0, 5.0]])
for f in (lambda: L.BinaryCrossentropy()(tf.constant([[0.0, 1.0, 1.0]]), A.sigmoid(z)), lambda: L.BinaryCrossentropy()(tf.constant([[0.0, 1.0, 1.0]]), tf.sigmoid(z)),
          lambda: L.CategoricalCrossentropy()(tf.constant([[0.0, 1.0, 0.0]]), A.softmax(z)), lambda: L.CategoricalCrossentropy()(tf.constant([[0.0, 1.0, 0.0]]), tf.nn.softmax(z))):
    with tf.GradientTape() as t:
        l = f()
    print(l.numpy(), t.gradient(l, z).numpy())
#%% loss_weights_and_dtypes
L = tf.keras.losses
y, p = tf.constant([[1.0, 2.0], [3.0, 4.0], [0.0, 1.0]]), tf.zeros([3, 2])
for w in ([1.0, 0.0, 2.0], [[1.0], [0.5], [0.0]], 2.0):
    for r in ('sum_over_batch_size', 'sum', 'none', 'mean_with_sample_weight'):
        print(w, r, L.MeanSquaredError(reduction=r)(y, p, sample_weight=w).numpy())
l = L.MeanSquaredError()(tf.constant([1.0, 2.0], tf.float64), tf.constant([0.5, 2.5], tf.float64))
print(l, L.MeanSquaredError(dtype='float64')(tf.constant([1.0], tf.float64), tf.constant([0.1], tf.float64)))
print(L.mse(tf.constant([1.0, 2.0], tf.float64), tf.constant([0.5, 2.5], tf.float64)))
print(L.MeanSquaredError()([1, 2, 3], [1.5, 2.5, 3.0]).numpy(), L.MeanAbsoluteError()(np.array([1.0, 2.0]), tf.constant([[1.0], [4.0]])).numpy())
print(L.MeanSquaredError()(tf.zeros([0, 2]), tf.zeros([0, 2])).numpy())
#%% loss_refusals
L = tf.keras.losses
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split('\n')[0][:200])
attempt(lambda: L.CategoricalCrossentropy()(tf.ones([2, 3]), tf.ones([2, 2])))
attempt(lambda: L.SparseCategoricalCrossentropy()(tf.constant([0, 1, 2]), tf.ones([2, 2])))
attempt(lambda: L.BinaryCrossentropy()(tf.ones([2, 3]), tf.ones([2, 2])))
attempt(lambda: L.CategoricalCrossentropy(axis=True)(tf.ones([2, 3]), tf.ones([2, 3])))
attempt(lambda: L.get('nope'))
#%% loss_subclass
class Weighted(tf.keras.losses.Loss):
    def __init__(self, k, name='weighted'):
        super().__init__(name=name)
        self.k = k
    def call(self, y_true, y_pred):
        return self.k * tf.reduce_mean(tf.abs(y_true - y_pred), axis=-1)
f = Weighted(3.0)
print(f(tf.constant([[1.0, 2.0], [0.0, 0.0]]), tf.constant([[0.0, 0.0], [1.0, 1.0]])).numpy(), f.name, f.reduction)
print(f.get_config())
#%% metrics_of_means
M = tf.keras.metrics
m = M.Mean(name='loss')
for v in (1.0, 2.0, 6.0):
    m.update_state(v)
print(m.result().numpy(), m.name, float(m.count), m, [v.path for v in m.variables])
m.reset_state()
print(m.result().numpy(), float(m([4.0, 6.0])), float(m([1.0, 3.0], sample_weight=[0.0, 2.0])))
s = M.Sum()
s.update_state([1.0, 2.0]); s.update_state(3.0, sample_weight=2.0)
print(s.result().numpy(), s.name)
for c in (M.MeanSquaredError, M.RootMeanSquaredError, M.MeanAbsoluteError, M.MeanAbsolutePercentageError, M.CosineSimilarity, M.LogCoshError,
          M.KLDivergence, M.Poisson, M.Hinge, M.BinaryCrossentropy, M.CategoricalCrossentropy):
    m = c()
    m.update_state([[0.0, 1.0], [1.0, 0.0]], [[0.2, 0.7], [0.6, 0.1]])
    m.update_state([[1.0, 1.0]], [[0.5, 0.5]], sample_weight=[2.0])
    print(c.__name__, m.name, m.result().numpy())
#%% metrics_of_accuracy
M = tf.keras.metrics
a = M.SparseCategoricalAccuracy()
a.update_state([0, 1, 1], [[0.9, 0.1], [0.2, 0.8], [0.7, 0.3]])
b = M.BinaryAccuracy(threshold=0.65)
b.update_state([[1.0], [0.0]], [[0.6], [0.7]])
c = M.CategoricalAccuracy()
c.update_state([[0.0, 1.0], [1.0, 0.0]], [[0.3, 0.7], [0.4, 0.6]], sample_weight=[1.0, 3.0])
k = M.SparseTopKCategoricalAccuracy(k=2)
k.update_state([2, 0], [[0.1, 0.3, 0.2], [0.2, 0.5, 0.3]])
print(a.result().numpy(), b.result().numpy(), c.result().numpy(), k.result().numpy(), M.Accuracy()([1, 2, 3], [1, 2, 0]).numpy())
y, p = [0, 1, 1, 0, 1], [0.1, 0.8, 0.4, 0.6, 0.9]
for m in (M.Precision(), M.Recall(), M.AUC(), M.AUC(curve='PR'), M.TruePositives(), M.FalsePositives(), M.TrueNegatives(), M.FalseNegatives(), M.Precision(thresholds=[0.3, 0.7])):
    m.update_state(y, p)
    print(m.name, m.result().numpy())
f = M.F1Score(threshold=0.5)
f.update_state([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]], [[0.9, 0.6], [0.2, 0.8], [0.7, 0.3]])
print(f.result().numpy(), M.R2Score()([[1.0], [4.0], [3.0]], [[2.0], [4.0], [4.0]]).numpy())
#%% metric_subclass
class Largest(tf.keras.metrics.Metric):
    def __init__(self, name='largest', **kwargs):
        super().__init__(name=name, **kwargs)
        self.m = self.add_weight(name='m', shape=(), initializer='zeros')
    def update_state(self, x, sample_weight=None):
        self.m.assign(tf.maximum(self.m, tf.reduce_max(x)))
    def result(self):
        return self.m
g = Largest()
g.update_state([1.0, 5.0]); g.update_state([2.0])
print(float(g.result()), g.name, len(g.variables))
g.reset_state()
print(float(g.result()))
