#%% operand_shapes_arithmetic
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
two = {'tensor': tf.constant([1.0, 2.0]), 'list': [1.0, 2.0], 'array': np.array([1.0, 2.0], np.float32), 'variable': tf.Variable([1.0, 2.0])}
three = {'tensor': tf.constant([1.0, 2.0, 3.0]), 'list': [1.0, 2.0, 3.0], 'array': np.array([1.0, 2.0, 3.0], np.float32), 'variable': tf.Variable([1.0, 2.0, 3.0])}

for number, f in enumerate([tf.add, tf.subtract, tf.multiply, tf.divide, tf.truediv, tf.math.divide_no_nan, tf.math.multiply_no_nan]):
    for x in two:
        for y in three:
            show(f'{number} {x} {y}', f, two[x], three[y])

#%% operand_dtypes_arithmetic
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
x, i, d, b, v = tf.constant([1.0, 2.0]), tf.constant([1, 2]), tf.constant([1.0, 2.0], tf.float64), tf.constant([True, False]), tf.Variable([1.0, 2.0])
pairs = [(x, i), (i, x), ([1.0, 2.0], i), (i, [1.5, 2]), (i, 1.5), (1.5, i), (x, d), (b, b), ([True], [False]), (1, 2.5), ([1], [2.5]), ([1.5], [2]), (2.5, 1), (x, True), (x, [True, 2]), ([True, 2], x), (x, np.array([1, 2])), (np.array([1, 2]), x), (v, [1, 2]), ([1, 2], v), (1, v), (x, []), ([], []), (x, None), (np.float32(1), x), (np.float64(1.5), i), (i, np.float64(1.5)), (x, [tf.constant(2.0), 1]), (i, [tf.constant(2.0), 1]), ([1, tf.constant(2.0)], [2, 3]), (i, [3000000000, 1]), (x, range(2))]
for number, f in enumerate([tf.add, tf.subtract, tf.multiply, tf.divide, tf.truediv, tf.math.divide_no_nan, tf.math.multiply_no_nan]):
    for place, (a, c) in enumerate(pairs):
        show(f'{number} {place}', f, a, c)

#%% operand_shapes_powers
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
two = {'tensor': tf.constant([1.0, 2.0]), 'list': [1.0, 2.0], 'array': np.array([1.0, 2.0], np.float32), 'variable': tf.Variable([1.0, 2.0])}
three = {'tensor': tf.constant([1.0, 2.0, 3.0]), 'list': [1.0, 2.0, 3.0], 'array': np.array([1.0, 2.0, 3.0], np.float32), 'variable': tf.Variable([1.0, 2.0, 3.0])}

for number, f in enumerate([tf.pow, tf.maximum, tf.minimum, tf.math.squared_difference, tf.atan2, tf.math.xlogy, tf.math.xlog1py, tf.math.xdivy]):
    for x in two:
        for y in three:
            show(f'{number} {x} {y}', f, two[x], three[y])

#%% operand_dtypes_powers
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
x, i, d, b, v = tf.constant([1.0, 2.0]), tf.constant([1, 2]), tf.constant([1.0, 2.0], tf.float64), tf.constant([True, False]), tf.Variable([1.0, 2.0])
pairs = [(x, i), (i, x), ([1.0, 2.0], i), (i, [1.5, 2]), (i, 1.5), (1.5, i), (x, d), (b, b), ([True], [False]), (1, 2.5), ([1], [2.5]), ([1.5], [2]), (2.5, 1), (x, True), (x, [True, 2]), ([True, 2], x), (x, np.array([1, 2])), (np.array([1, 2]), x), (v, [1, 2]), ([1, 2], v), (1, v), (x, []), ([], []), (x, None), (np.float32(1), x), (np.float64(1.5), i), (i, np.float64(1.5)), (x, [tf.constant(2.0), 1]), (i, [tf.constant(2.0), 1]), ([1, tf.constant(2.0)], [2, 3]), (i, [3000000000, 1]), (x, range(2))]
for number, f in enumerate([tf.pow, tf.maximum, tf.minimum, tf.math.squared_difference, tf.atan2, tf.math.xlogy, tf.math.xlog1py, tf.math.xdivy]):
    for place, (a, c) in enumerate(pairs):
        show(f'{number} {place}', f, a, c)

#%% operand_shapes_integers
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
two = {'tensor': tf.constant([1.0, 2.0]), 'list': [1.0, 2.0], 'array': np.array([1.0, 2.0], np.float32), 'variable': tf.Variable([1.0, 2.0])}
three = {'tensor': tf.constant([1.0, 2.0, 3.0]), 'list': [1.0, 2.0, 3.0], 'array': np.array([1.0, 2.0, 3.0], np.float32), 'variable': tf.Variable([1.0, 2.0, 3.0])}

for number, f in enumerate([tf.math.floordiv, tf.math.floormod, tf.truncatediv, tf.truncatemod]):
    for x in two:
        for y in three:
            show(f'{number} {x} {y}', f, two[x], three[y])

#%% operand_dtypes_integers
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
x, i, d, b, v = tf.constant([1.0, 2.0]), tf.constant([1, 2]), tf.constant([1.0, 2.0], tf.float64), tf.constant([True, False]), tf.Variable([1.0, 2.0])
pairs = [(x, i), (i, x), ([1.0, 2.0], i), (i, [1.5, 2]), (i, 1.5), (1.5, i), (x, d), (b, b), ([True], [False]), (1, 2.5), ([1], [2.5]), ([1.5], [2]), (2.5, 1), (x, True), (x, [True, 2]), ([True, 2], x), (x, np.array([1, 2])), (np.array([1, 2]), x), (v, [1, 2]), ([1, 2], v), (1, v), (x, []), ([], []), (x, None), (np.float32(1), x), (np.float64(1.5), i), (i, np.float64(1.5)), (x, [tf.constant(2.0), 1]), (i, [tf.constant(2.0), 1]), ([1, tf.constant(2.0)], [2, 3]), (i, [3000000000, 1]), (x, range(2))]
for number, f in enumerate([tf.math.floordiv, tf.math.floormod, tf.truncatediv, tf.truncatemod]):
    for place, (a, c) in enumerate(pairs):
        show(f'{number} {place}', f, a, c)

#%% operand_shapes_comparisons
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
two = {'tensor': tf.constant([1.0, 2.0]), 'list': [1.0, 2.0], 'array': np.array([1.0, 2.0], np.float32), 'variable': tf.Variable([1.0, 2.0])}
three = {'tensor': tf.constant([1.0, 2.0, 3.0]), 'list': [1.0, 2.0, 3.0], 'array': np.array([1.0, 2.0, 3.0], np.float32), 'variable': tf.Variable([1.0, 2.0, 3.0])}

for number, f in enumerate([tf.equal, tf.not_equal, tf.less, tf.less_equal, tf.greater, tf.greater_equal]):
    for x in two:
        for y in three:
            show(f'{number} {x} {y}', f, two[x], three[y])

#%% operand_dtypes_comparisons
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
x, i, d, b, v = tf.constant([1.0, 2.0]), tf.constant([1, 2]), tf.constant([1.0, 2.0], tf.float64), tf.constant([True, False]), tf.Variable([1.0, 2.0])
pairs = [(x, i), (i, x), ([1.0, 2.0], i), (i, [1.5, 2]), (i, 1.5), (1.5, i), (x, d), (b, b), ([True], [False]), (1, 2.5), ([1], [2.5]), ([1.5], [2]), (2.5, 1), (x, True), (x, [True, 2]), ([True, 2], x), (x, np.array([1, 2])), (np.array([1, 2]), x), (v, [1, 2]), ([1, 2], v), (1, v), (x, []), ([], []), (x, None), (np.float32(1), x), (np.float64(1.5), i), (i, np.float64(1.5)), (x, [tf.constant(2.0), 1]), (i, [tf.constant(2.0), 1]), ([1, tf.constant(2.0)], [2, 3]), (i, [3000000000, 1]), (x, range(2))]
for number, f in enumerate([tf.equal, tf.not_equal, tf.less, tf.less_equal, tf.greater, tf.greater_equal]):
    for place, (a, c) in enumerate(pairs):
        show(f'{number} {place}', f, a, c)

#%% unary_roots
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
for number, f in enumerate([tf.abs, tf.negative, tf.sign, tf.square, tf.sqrt, tf.math.rsqrt, tf.exp, tf.math.log]):
    for place, x in enumerate([tf.constant([1, 2]), [1, 2], 1, np.int32(1), tf.Variable([1, 2]), [True], True, [], [[], []], None, [1.0, True]]):
        show(f'{number} {place}', f, x)

#%% unary_angles
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
for number, f in enumerate([tf.sin, tf.atan, tf.sinh, tf.tanh, tf.acosh]):
    for place, x in enumerate([tf.constant([1, 2]), [1, 2], 1, np.int32(1), tf.Variable([1, 2]), [True], True, [], [[], []], None, [1.0, True]]):
        show(f'{number} {place}', f, x)

#%% unary_special
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
for number, f in enumerate([tf.math.erf, tf.math.erfc, tf.math.lgamma, tf.math.digamma, tf.floor, tf.math.ceil, tf.round, tf.math.rint, tf.sigmoid, tf.math.is_nan, tf.math.is_inf, tf.math.is_finite]):
    for place, x in enumerate([tf.constant([1, 2]), [1, 2], 1, np.int32(1), tf.Variable([1, 2]), [True], True, [], [[], []], None, [1.0, True]]):
        show(f'{number} {place}', f, x)

#%% unary_activations
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
for number, f in enumerate([tf.nn.softplus, tf.nn.relu, tf.nn.relu6, tf.nn.elu, tf.nn.selu, tf.nn.softsign, tf.nn.l2_loss, tf.bitwise.invert]):
    for place, x in enumerate([tf.constant([1, 2]), [1, 2], 1, np.int32(1), tf.Variable([1, 2]), [True], True, [], [[], []], None, [1.0, True]]):
        show(f'{number} {place}', f, x)

#%% bools
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
b, i, x = tf.constant([True, False]), tf.constant([1, 2]), tf.constant([1.0, 2.0])
for number, f in enumerate([tf.reduce_all, tf.reduce_any, tf.logical_not]):
    for place, a in enumerate([[], [[], []], [1, 0], [True, 0], [1.0], 1, True, np.array([1, 0]), np.array([], np.float32), x, i, tf.Variable([1.0]), [True, False], (True,), np.int32(1)]):
        show(f'{number} {place}', f, a)
for number, f in enumerate([tf.logical_and, tf.logical_or, tf.math.logical_xor]):
    for place, (a, c) in enumerate([([], []), ([True], [1]), (b, [1, 0]), (b, []), (b, True), (b, 1), (b, i), (i, b), (b, np.array([1, 0])), ([], [True]), (b, [True, False]), (i, [True, False]), ([1], [2]), (b, [True, False, True])]):
        show(f'{number} {place}', f, a, c)

#%% reductions
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
two = {'tensor': tf.constant([1.0, 2.0]), 'list': [1.0, 2.0], 'array': np.array([1.0, 2.0], np.float32), 'variable': tf.Variable([1.0, 2.0])}
three = {'tensor': tf.constant([1.0, 2.0, 3.0]), 'list': [1.0, 2.0, 3.0], 'array': np.array([1.0, 2.0, 3.0], np.float32), 'variable': tf.Variable([1.0, 2.0, 3.0])}

axes = {'int': 5, 'list': [5], 'tuple': (5,), 'tensor': tf.constant(5), 'vector': tf.constant([5]), 'array': np.array(5), 'row': np.array([5]), 'scalar': np.int32(5), 'float': 0.5, 'floats': [0.5], 'bool': True, 'twice': [0, 0], 'empty': [], 'nested': [[0]], 'negative': [-3], 'tensors': [tf.constant(0)], 'floating': tf.constant(0.5), 'none': [None]}
for number, f in enumerate([tf.reduce_sum, tf.reduce_mean, tf.reduce_max, tf.reduce_min, tf.reduce_prod, tf.math.reduce_euclidean_norm, tf.math.reduce_variance, tf.math.reduce_std, tf.reduce_logsumexp]):
    for x in two:
        show(f'{number} {x}', f, two[x], 5)
    for axis in axes:
        show(f'{number} {axis}', f, two['tensor'], axes[axis])
    for place, x in enumerate([tf.constant([True]), [True], None, [], [[], []], 3]):
        show(f'{number} {place}', f, x)
for number, f in enumerate([tf.reduce_all, tf.reduce_any]):
    for axis in axes:
        show(f'{number} {axis}', f, tf.constant([True, False]), axes[axis])
    show(f'{number}', f, [True, False], 5)

#%% arguments_and_scans
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
two = {'tensor': tf.constant([1.0, 2.0]), 'list': [1.0, 2.0], 'array': np.array([1.0, 2.0], np.float32), 'variable': tf.Variable([1.0, 2.0])}
three = {'tensor': tf.constant([1.0, 2.0, 3.0]), 'list': [1.0, 2.0, 3.0], 'array': np.array([1.0, 2.0, 3.0], np.float32), 'variable': tf.Variable([1.0, 2.0, 3.0])}

axes = {'int': 5, 'list': [5], 'tensor': tf.constant(5), 'vector': tf.constant([5]), 'array': np.array(5), 'row': np.array([5]), 'scalar': np.int32(5), 'float': 0.5, 'floats': [0.5], 'floating': tf.constant(0.5), 'pair': [0, 0], 'negative': -2}
for number, f in enumerate([tf.argmax, tf.argmin, tf.cumsum, tf.math.cumprod]):
    for x in two:
        show(f'{number} {x}', f, two[x], 5)
    for axis in axes:
        show(f'{number} {axis}', f, two['tensor'], axes[axis])
    for place, x in enumerate([[True, False], [], [[], []], None]):
        show(f'{number} {place}', f, x)

#%% gathers
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
two = {'tensor': tf.constant([1.0, 2.0]), 'list': [1.0, 2.0], 'array': np.array([1.0, 2.0], np.float32), 'variable': tf.Variable([1.0, 2.0])}
three = {'tensor': tf.constant([1.0, 2.0, 3.0]), 'list': [1.0, 2.0, 3.0], 'array': np.array([1.0, 2.0, 3.0], np.float32), 'variable': tf.Variable([1.0, 2.0, 3.0])}

m = tf.constant([[1.0, 2.0], [3.0, 4.0]])
indices = {'int': 5, 'list': [5], 'tensor': tf.constant(5), 'vector': tf.constant([5]), 'array': np.array(5), 'row': np.array([5]), 'nested': [[0, 5]], 'negative': [-1], 'float': 0.5, 'floats': [0.5], 'bools': [True], 'empty': [], 'floating': tf.constant([0.5]), 'none': None, 'scalar': np.int32(1)}
for x in two:
    for index in indices:
        show(f'{x} {index}', tf.gather, two[x], indices[index])
    show(f'{x} axis', lambda: tf.gather(two[x], 0, axis=5))
    show(f'{x} axes', lambda: tf.gather(two[x], [0], axis=[0]))
for axis in (1, [1], tf.constant(1), 0.5):
    show(axis, lambda: tf.gather(m, tf.constant([5]), axis=axis))
    show(axis, lambda: tf.gather(m, [5], axis=axis))
show('scalar', tf.gather, 3.0, 0)
show('batch', lambda: tf.gather(m, [[5], [0]], batch_dims=1, axis=1))
for x in (m, tf.Variable([1.0, 2.0])):
    for index in (5, [5], tf.constant([5]), [0.5]):
        show(index, tf.nn.embedding_lookup, x, index)

#%% selections
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
two = {'tensor': tf.constant([1.0, 2.0]), 'list': [1.0, 2.0], 'array': np.array([1.0, 2.0], np.float32), 'variable': tf.Variable([1.0, 2.0])}
three = {'tensor': tf.constant([1.0, 2.0, 3.0]), 'list': [1.0, 2.0, 3.0], 'array': np.array([1.0, 2.0, 3.0], np.float32), 'variable': tf.Variable([1.0, 2.0, 3.0])}

for place, c in enumerate([tf.constant([True, False, True]), [True, False, True], np.array([True, False]), tf.Variable([True, False, True])]):
    for x in two:
        show(f'{place} {x}', tf.where, c, two[x], 0.0)
        show(f'{place} {x}', tf.where, c, two[x], three[x])
    for number, (x, y) in enumerate([(two['tensor'], [0.0]), (three['tensor'], tf.constant([1, 2, 3])), (three['tensor'], [1, 2, 3]), ([1, 2, 3], three['tensor']), (1, 2.5), ([1], [2.5]), (three['tensor'], True)]):
        show(f'{place} {number}', tf.where, c, x, y)
for place, c in enumerate([tf.constant([1, 2]), [1, 0], 1, [], [1.0, 0.0], True, np.array([1, 0]), [True, 1]]):
    show(place, tf.where, c, two['tensor'], two['tensor'])
    show(place, tf.where, c)
for x in two:
    for low in three:
        show(f'{x} {low}', tf.clip_by_value, two[x], three[low], 1.0)
        show(f'{x} {low}', tf.clip_by_value, two[x], 0.0, three[low])
for place, (x, low) in enumerate([(tf.constant([1, 2]), 0.5), ([1, 2], 0.5), (two['tensor'], None)]):
    show(place, tf.clip_by_value, x, low, 1)

#%% shapes
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
x = tf.constant([1.0, 2.0])
shapes = [[-1], (-1,), -1, tf.constant([-1]), tf.constant(-1), [0.5], 0.5, [True], [[2]], [], None, np.array([-1]), tf.TensorShape([2]), [tf.constant(2), 3], [2, -3], [tf.constant(2.0)], 3, tf.constant([1, 2]), x, [None], np.array([2.0]), [2, [3]], [3], tf.constant([3]), np.array([3]), [1], [-1, -1], tf.constant([-1, -1]), [-1, 3]]
for place, shape in enumerate(shapes):
    show(f'fill {place}', tf.fill, shape, 0.0)
    show(f'zeros {place}', tf.zeros, shape)
    show(f'ones {place}', tf.ones, shape)
    for number, f in enumerate([tf.broadcast_to, tf.reshape, tf.tile]):
        show(f'{number} {place}', f, x, shape)
        show(f'{number} {place}', f, [1.0, 2.0], shape)
for dims in ([2], tf.constant([2])):
    for value in ([1.0], x, [1.0, 2.0], None):
        show('fill', tf.fill, dims, value)
show('eye', tf.eye, -1)
show('eye', tf.eye, 0.5)
show('eye', tf.eye, [2])
show('eye', lambda: tf.eye(2, batch_shape=2))

#%% moving
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
two = {'tensor': tf.constant([1.0, 2.0]), 'list': [1.0, 2.0], 'array': np.array([1.0, 2.0], np.float32), 'variable': tf.Variable([1.0, 2.0])}
three = {'tensor': tf.constant([1.0, 2.0, 3.0]), 'list': [1.0, 2.0, 3.0], 'array': np.array([1.0, 2.0, 3.0], np.float32), 'variable': tf.Variable([1.0, 2.0, 3.0])}

for x in two:
    v = two[x]
    for place, perm in enumerate([[0, 1], tf.constant([0, 1]), [1], tf.constant([1]), [0.5], 0]):
        show(f'transpose {x} {place}', tf.transpose, v, perm)
    for place, axis in enumerate([5, [5], tf.constant(5), np.array(5), 0.5]):
        show(f'expand {x} {place}', tf.expand_dims, v, axis)
    for place, axis in enumerate([0, [0], 5]):
        show(f'squeeze {x} {place}', tf.squeeze, v, axis)
    for place, axis in enumerate([[5], tf.constant([5]), 5, [0, 0], tf.constant([0, 0]), [0.5]]):
        show(f'reverse {x} {place}', tf.reverse, v, axis)
    for place, (shift, axis) in enumerate([(1, 5), ([1], [5]), ([1], 5), (tf.constant(1), tf.constant(5)), ([1, 2], [0]), (tf.constant([1, 2]), tf.constant([0])), (0.5, 0), ([0.5], 0)]):
        show(f'roll {x} {place}', tf.roll, v, shift, axis)
    for place, paddings in enumerate([[[1, 1], [1, 1]], tf.constant([[1, 1], [1, 1]]), [[-1, 1]], tf.constant([[-1, 1]]), [[0.5, 1]], [1, 1]]):
        show(f'pad {x} {place}', tf.pad, v, paddings)
        show(f'pad {x} {place}', lambda: tf.pad(v, paddings, constant_values=1.0))
        show(f'pad {x} {place}', tf.pad, v, paddings, 'REFLECT')
    for place, (begin, size) in enumerate([([5], [1]), (tf.constant([5]), tf.constant([1])), ([0], [5]), ([0, 0], [1, 1]), ([0.5], [1]), (0, 1)]):
        show(f'slice {x} {place}', tf.slice, v, begin, size)
    for place, (begin, end) in enumerate([([0, 0], [1, 1]), ([0], [1, 1]), (tf.constant([0, 0]), tf.constant([1, 1])), ([0.5], [6])]):
        show(f'strided {x} {place}', tf.strided_slice, v, begin, end)

#%% parts
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
two = {'tensor': tf.constant([1.0, 2.0]), 'list': [1.0, 2.0], 'array': np.array([1.0, 2.0], np.float32), 'variable': tf.Variable([1.0, 2.0])}
three = {'tensor': tf.constant([1.0, 2.0, 3.0]), 'list': [1.0, 2.0, 3.0], 'array': np.array([1.0, 2.0, 3.0], np.float32), 'variable': tf.Variable([1.0, 2.0, 3.0])}

m = tf.constant([[1.0, 2.0], [3.0, 4.0]])
for x in two:
    v = two[x]
    for place, (parts, axis) in enumerate([(3, 0), (2, 5), ([1, 2], 0), ([1, 1], 5), (tf.constant([1, 2]), 0), (tf.constant(2), 0), (0, 0), ([1, 1], [0]), (2, [0]), (2, tf.constant(5)), (0.5, 0), ([0.5], 0)]):
        show(f'split {x} {place}', tf.split, v, parts, axis)
    show(f'unstack {x}', lambda: tf.unstack(v, axis=5))
    show(f'unstack {x}', lambda: tf.unstack(v, num=3))
    show(f'sort {x}', lambda: tf.sort(v, axis=2))
    show(f'sort {x}', lambda: tf.sort(v, axis=-3))
    show(f'sort {x}', lambda: tf.sort(v, direction='up'))
    show(f'sort {x}', lambda: tf.sort(v, axis=[0]))
    show(f'argsort {x}', lambda: tf.argsort(v, axis=2))
    show(f'argsort {x}', lambda: tf.argsort(v, direction='up'))
    show(f'softmax {x}', lambda: tf.nn.softmax(v, axis=5))
    show(f'log_softmax {x}', lambda: tf.nn.log_softmax(v, axis=5))
    show(f'one_hot {x}', tf.one_hot, v, 2)
for x in (3.0, tf.constant(3.0), 3):
    show('softmax', tf.nn.softmax, x)
    show('log_softmax', tf.nn.log_softmax, x)
    show('sort', tf.sort, x)
lists = [[two['tensor'], m], [[1.0], [[2.0]]], (two['tensor'], m), ((1.0, 2.0), m), [two['tensor'], [[1.0]]], [two['array'], m], [two['variable'], m], [two['tensor'], tf.constant([1, 2])], [[1.0], [1]], [[1], [1.5]], [two['tensor'], [1]], [[1], two['tensor']], [tf.constant(1.0), 2], [two['variable'], [1, 2]], [[1, 2], two['variable']], [tf.constant([True]), [1]], [two['tensor'], None], [[True], [1]]]
for place, values in enumerate(lists):
    show(f'concat {place}', tf.concat, values, 0)
    show(f'stack {place}', tf.stack, values)
    show(f'stack {place}', tf.stack, values, 1)
for place, axis in enumerate([5, [5], tf.constant(5), tf.constant([5]), np.array(5), 0.5, [0], True, np.int32(5), None]):
    show(f'concat {place}', tf.concat, [two['tensor'], two['tensor']], axis)
    show(f'concat {place}', tf.concat, [[1.0], two['tensor']], axis)
    show(f'concat {place}', tf.concat, [two['tensor']], axis)

#%% one_hot_and_segments
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
i, x = tf.constant([1, 2]), tf.constant([1.0, 2.0])
for place, depth in enumerate([2, [2], tf.constant(2), -1, 0.5, tf.constant(-1), np.array(2), None]):
    show(place, tf.one_hot, [0, 1], depth)
    show(place, tf.one_hot, i, depth)
for place, indices in enumerate([[0.5], 0.5, [True], tf.constant([True]), [[0, 1], [1]], None, (0, 1), np.array([0, 1])]):
    show(place, tf.one_hot, indices, 2)
for place, options in enumerate([{'axis': 5}, {'on_value': 1, 'off_value': 0.0}, {'on_value': 1, 'dtype': tf.float32}, {'on_value': 1.5, 'dtype': tf.int32}, {'on_value': [1.0]}, {'on_value': x}, {'on_value': True, 'off_value': False}, {'on_value': tf.constant(2.0), 'off_value': 1}, {'dtype': tf.bool}, {'axis': [0]}]):
    show(place, lambda: tf.one_hot(i, 2, **options))
    show(place, lambda: tf.one_hot([0, 1], 2, **options))
for place, (data, ids, count) in enumerate([([1.0, 2.0], [0, 5], 3), (x, tf.constant([0, 5]), 3), (x, i, tf.constant(1)), (x, [0, 1], [4]), (x, tf.constant([0, 1]), tf.constant([4])), (x, [0, 1], -1), (x, tf.constant([0, 1]), -1), (x, [0, 1, 2], 3), ([1.0, 2.0], [0], 3), (x, [0.5, 1], 2), (x, x, 2), (x, [0, 1], 0.5), (tf.Variable([1.0, 2.0]), [0, 5], 3), (tf.constant([True, False]), [0, 1], 2), (x, [], 2), (x, [0, 1], None)]):
    show(place, tf.math.unsorted_segment_sum, data, ids, count)

#%% matrices
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
m = tf.constant([[1.0, 2.0], [3.0, 4.0]])
wide = {'tensor': tf.ones([2, 3]), 'list': [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0]], 'array': np.ones([2, 3], np.float32), 'variable': tf.Variable(tf.ones([2, 3]))}
for number, f in enumerate([tf.linalg.det, tf.linalg.inv, tf.linalg.cholesky, tf.linalg.slogdet]):
    for x in wide:
        show(f'{number} {x}', f, wide[x])
    for place, x in enumerate([tf.constant([1.0, 2.0]), [1.0, 2.0], 3.0, [[1, 2], [3, 4]], [[True]]]):
        show(f'{number} {place}', f, x)
show('singular', tf.linalg.inv, [[1.0, 2.0], [2.0, 4.0]])
show('singular', tf.linalg.inv, tf.constant([[1.0, 2.0], [2.0, 4.0]]))
for number, f in enumerate([tf.linalg.solve, tf.linalg.triangular_solve]):
    for place, (a, b) in enumerate([(m, [1.0, 2.0]), (m, [[1.0], [2.0], [3.0]]), (m, tf.ones([3, 1])), ([[1, 2], [3, 4]], [[1.0], [2.0]]), ([[1.0, 2.0], [2.0, 4.0]], [[1.0], [2.0]]), (tf.constant([[1.0, 2.0], [2.0, 4.0]]), tf.ones([2, 1])), (m, 3.0), (m, tf.ones([2, 1], tf.float64)), (wide['tensor'], m), (wide['list'], m)]):
        show(f'{number} {place}', f, a, b)
for x in wide:
    show(f'cross {x}', tf.linalg.cross, wide[x], m)
    show(f'set_diag {x}', tf.linalg.set_diag, m, wide[x])

#%% products
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
m, x, i = tf.constant([[1.0, 2.0], [3.0, 4.0]]), tf.constant([1.0, 2.0]), tf.constant([1, 2])
wide = {'tensor': tf.ones([2, 3]), 'list': [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0]], 'array': np.ones([2, 3], np.float32), 'variable': tf.Variable(tf.ones([2, 3])), 'double': tf.ones([2, 3], tf.float64)}
for a in wide:
    for b in wide:
        show(f'{a} {b}', tf.matmul, wide[a], wide[b])
    show(f'matvec {a}', tf.linalg.matvec, wide[a], x)
    show(f'tensordot {a}', tf.tensordot, wide[a], wide[a], 1)
    show(f'tensordot {a}', tf.tensordot, wide[a], wide[a], 3)
    show(f'einsum {a}', tf.einsum, 'ij,jk->ik', wide[a], wide[a])
    show(f'einsum {a}', tf.einsum, 'i', wide[a])
for place, (a, b) in enumerate([(m, x), (x, x), (3.0, m), (m, [[1], [2]]), ([[1, 2], [3, 4]], [[1.0], [2.0]]), (m, tf.ones([2, 1], tf.float64)), (tf.ones([2, 2, 3]), tf.ones([3, 3, 2])), (tf.ones([2, 2, 3]), x), (x, tf.ones([2, 2, 3])), (m, i), (tf.ones([2], tf.float64), tf.ones([2], tf.float64)), (tf.ones([2, 2, 3], tf.float64), tf.ones([2, 2, 3], tf.float64))]):
    show(f'matmul {place}', tf.matmul, a, b)
show('adjoint', lambda: tf.matmul(tf.ones([2, 2, 3]), tf.ones([2, 2, 4]), transpose_a=True, transpose_b=True))
for place, (equation, a) in enumerate([('i->i', [1.0]), ('->', 3.0), ('i,i->', (1, x)), ('i,i->', (x, i)), ('i,i->', (x, np.array([1, 2]))), ('i,i->', (np.array([1, 2]), x)), ('ii->i', (tf.ones([2, 3]),)), ('...ij->ij', (tf.ones([2, 3, 4]),)), ('i,i', (x, tf.ones([3]))), ('i,i', (tf.constant([1, 2]), tf.constant([1, 2, 3]))), ('i->i', (np.float32(1),))]):
    show(f'einsum {place}', lambda: tf.einsum(equation, *a) if isinstance(a, tuple) else tf.einsum(equation, a))
for place, axes in enumerate([[0], [[0, 1], [0]], [[5], [0]], -1, 2, 0.5, tf.constant([[0], [0]])]):
    show(f'axes {place}', tf.tensordot, x, x, axes)

#%% ranges
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
x, i, s = tf.constant([1.0, 2.0]), tf.constant([1, 2]), tf.constant(2.0)
for place, a in enumerate([(0, 10, 0), (0, 10, -1), (10, 0, 1), ([0], 10, 1), (x, 10, 1), (0, 3.5), ([3],), (True,), (np.float32(3),), (0, s), (i,), (tf.constant(3), 2.5), (0, 10, True), (None,)]):
    show(place, tf.range, *a)
show('dtype', lambda: tf.range(2.5, dtype=tf.int32))
show('dtype', lambda: tf.range(5, dtype=tf.float32))
show('dtype', lambda: tf.range(3, dtype=tf.bool))
for place, a in enumerate([(0, 1, 5), (0.0, 1.0, -1), (0.0, 1, 5), (0, 1.0, 5), ([0.0], [1.0], 3), (0.0, 1.0, [5]), (0.0, 1.0, 0.5), (s, 1, 3), (0, s, 3), (0.0, 1.0, None)]):
    show(place, tf.linspace, *a)

#%% sequences_to_constants
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
n = np.array([True, False])
values = [[True, 2.0], [True, 2], [1, True], [1.0, True], [1, 2], [], [[], []], [[], [1]], [[1], []], [1, [2]], [[1], 2], [[1, 2], [3]], [1, 2.5], [2.5, 1], 1.0, 1, True, 1e300, [1e300], [1, 1e300], 3000000000, [1, 3000000000], [3000000000, 1.5], 9223372036854775807, float('nan'), [float('inf'), 1], None, [None], [1, None], [None, 1], [True, None], [1, 'a'], ((1, 2), [3, 4]), range(3), [range(2), [1.5, 2]], {}, tf.TensorShape([1, 2]), [tf.TensorShape([1, 2])], np.float32(1.5), np.float64(1.5), np.int64(1), [np.float64(1.5), 2], [1.5, np.float64(2)], [1, np.float64(2)], [np.int64(1)], [np.int64(3000000000)], [np.int32(1), 2.5], [n[0]], [n[0], 1], [1, n[0]], [1.0, n[0]], [np.array(1.0)], [np.array([1.0, 2.0]), [1, 2]], [[1, 2], np.array([1, 2])], [[1, 2], np.array([1.5, 2])], [np.zeros([0]), np.zeros([0])], np.array([1.5, 2.5]), np.array([3000000000, 2]), n, [1.0, tf.constant(1.0)], [[1.0], tf.constant([1.0, 2.0])]]
for place, value in enumerate(values):
    show(place, tf.constant, value)
    for dtype in (tf.float32, tf.float64, tf.int32, tf.int64, tf.bool):
        show(f'{place} {dtype.name}', tf.constant, value, dtype)

#%% sequences_with_hints
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
x, i, s, v = tf.constant([1.0, 2.0]), tf.constant([1, 2]), tf.constant(2.0), tf.Variable([1.0, 2.0])
values = [[1, 2], [1.5, 2], [True, 2], [True, False], True, 1, [], x, 1.5, np.array([1.5]), np.array([1, 2]), np.array([True]), [s, 1], [1, s], [s, tf.constant(1)], [tf.constant(1), 1.5], [tf.constant(1), s], [x, [1, 2]], [[1, 2], x], [x, [1, s]], [x, 1.0], [x, [1.0, 2.0, 3.0]], [x, tf.constant([1.0, 2.0, 3.0])], [v, v], [tf.Variable(1.0), 2], [s, True], [s, None], [s, np.float64(2)], [i, np.array([1.0, 2.0])], [tf.constant([True, False]), [True, 1]], None, v]
for place, value in enumerate(values):
    show(place, tf.convert_to_tensor, value)
    for dtype in (tf.float32, tf.float64, tf.int32, tf.bool):
        show(f'{place} {dtype.name}', lambda: tf.convert_to_tensor(value, dtype))
        show(f'{place} hint {dtype.name}', lambda: tf.convert_to_tensor(value, dtype_hint=dtype))
        show(f'{place} cast {dtype.name}', lambda: tf.cast(value, dtype))

#%% sequences_to_variables
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
s = tf.constant(2.0)
for place, (value, dtype) in enumerate([([True, 2], tf.float32), ([True, 2], None), ([1, 2], tf.bool), ([1.5], tf.int32), ([], tf.int32), (tf.constant([1.0]), tf.float64), ([s, 1], None), ([s, 1], tf.float64), (np.array([1.5]), tf.int32), (np.array([1.5]), tf.float32)]):
    show(place, lambda: tf.Variable(value, dtype=dtype))
v, w = tf.Variable([1.0, 2.0]), tf.Variable([1, 2])
for place, value in enumerate([[True, 3], [1, 2], [1.5, 2], np.array([1.5, 2]), np.array([True, False]), tf.constant([1, 2]), tf.constant([1.0, 2.0], tf.float64), [s, 1], [1], 1, None]):
    show(f'v {place}', v.assign, value)
    show(f'w {place}', w.assign, value)
    show(f'v {place}', v.assign_add, value)
    show(f'w {place}', w.assign_sub, value)
with tf.GradientTape() as t:
    y = tf.constant(v) * 2.0
print(t.gradient(y, v))

#%% operators
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
x, i, b = tf.constant([1.0, 2.0]), tf.constant([1, 2]), tf.constant([True, False])
for place, y in enumerate([[True, 2], [True, False], True, [1, 2], [1.5, 2], 1.5, None, [None], {}, [1.0, 2.0, 3.0], [tf.constant(1.0), 2]]):
    for number, f in enumerate([lambda a, c: a + c, lambda a, c: a - c, lambda a, c: a * c, lambda a, c: a / c, lambda a, c: a ** c, lambda a, c: a // c, lambda a, c: a % c, lambda a, c: a < c, lambda a, c: a == c]):
        show(f'{number} {place}', f, x, y)
        show(f'{number} {place}', f, i, y)
        if not isinstance(y, dict):
            show(f'{number} {place}', f, y, x)
for place, y in enumerate([[True, 1], True, 1, [True, False]]):
    show(place, lambda: b & y)
    show(place, lambda: b == y)

#%% jacobians
def show(label, f, *arguments):
    try:
        print(label, f(*arguments))
    except Exception as e:
        text = str(e).replace('_device_/job:localhost/replica:0/task:0/device:CPU:0', '')
        print(label, type(e).__name__, text if len(text) < 200 else text[:70] + ' ... ' + text[-40:])
for shape in ([0, 3], [2, 0], [0, 0]):
    x = tf.zeros(shape)
    with tf.GradientTape(persistent=True) as t:
        t.watch(x)
        y = x * x
    show(shape, t.batch_jacobian, y, x)
x = tf.constant([[1.0, 2.0]])
for name in ('jacobian', 'batch_jacobian'):
    with tf.GradientTape() as t:
        t.watch(x)
        y = x * x
    show(name, lambda: (t.jacobian if name == 'jacobian' else t.batch_jacobian)(y, x, experimental_use_pfor=False))
@tf.custom_gradient
def f(a, b):
    def g(d):
        return 1, 2
    return 5, g
with tf.GradientTape() as t:
    t.watch(x)
    y = f(x, x)
show('numbers', t.gradient, y, x)
