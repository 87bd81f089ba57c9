# Which dtypes the operations take: what TensorFlow's definition refuses, computes otherwise, or has no kernel for.
#%% bitwise_of_bools
for f in (tf.bitwise.bitwise_and, tf.bitwise.bitwise_or, tf.bitwise.bitwise_xor):
    for x, y in ((tf.constant(True), tf.constant(False)), (tf.constant([True]), tf.constant([False]))):
        try:
            print(f(x, y))
        except tf.errors.InvalidArgumentError as e:
            print(e)
try:
    print(tf.bitwise.invert(tf.constant([True])))
except tf.errors.InvalidArgumentError as e:
    print(e)
print(tf.constant(True) & tf.constant(False), tf.constant(True) | tf.constant(False), tf.constant(True) ^ tf.constant(True))
print(np.array([True, False]) & np.array([True, True]), np.array([True]) * np.array([True]))

#%% products_of_bools
t = tf.constant
for x, y in ((True, False), ([True, False], True)):
    try:
        print(tf.multiply(t(x), t(y)))
    except tf.errors.InvalidArgumentError as e:
        print(e)
    print(t(x) * t(y))
v = tf.Variable(True)
print(t(True) * t(1), t([True, False]) * t(2.5), t(0.5) * t(True), t(1) * t(True), v * v, v * t(2))
print(t(True) * 3, t(True) * 0.5, t(True) * [1, 0], t(True) * [2.5], True * t(False), t(True) * np.array([2, 0]))
print(t([[True], [False]]) * t([True, True]), [True, False] * t(True))
try:
    print(3 * t(True))
except TypeError as e:
    print(e)
try:
    print(t([True, False]) * t([True, True, False]))
except tf.errors.InvalidArgumentError as e:
    print(e)
x = t(True)
x *= t(False)
print(x)
print(tf.meshgrid(t([True, False]), t([True, True, False]))[0])

#%% exclusive_or_is_composed
for x, y in ((1, 2), (True, 2)):
    try:
        print(tf.math.logical_xor(tf.constant(x), tf.constant(y)))
    except tf.errors.InvalidArgumentError as e:
        print(e)
try:
    print(tf.math.logical_xor(tf.constant([True, False]), tf.constant([True, False, True])))
except tf.errors.InvalidArgumentError as e:
    print(e)
print(tf.math.logical_xor(tf.constant([True, False]), tf.constant(True)))

#%% norms_of_integers
n = tf.math.reduce_euclidean_norm
print(n(tf.constant([3, 4])), n(tf.constant([1, 1], tf.int64)), n(tf.constant([[1, 2], [3, 4]]), axis=1))
print(n(tf.constant([50000, 50000])), n(tf.constant([46341])), n(tf.constant([4000000000, 1], tf.int64)))
print(n(tf.constant([], tf.int32)), n(tf.constant([[1, 2], [3, 4]]), axis=0, keepdims=True), n([3, 4]))
try:
    print(n(tf.constant([True])))
except tf.errors.InvalidArgumentError as e:
    print(e)

#%% segments_of_bools
try:
    print(tf.math.unsorted_segment_sum(tf.constant([True]), tf.constant([0]), 1))
except tf.errors.InvalidArgumentError as e:
    print(e)
try:
    print(tf.math.unsorted_segment_sum(tf.constant([True]), tf.constant([0, 1]), 1))
except tf.errors.InvalidArgumentError as e:
    print(e)
print(tf.math.unsorted_segment_sum(tf.constant([1, 2, 3]), tf.constant([0, 1, 0]), 2))

#%% leaky_relu_of_integers
print(tf.nn.leaky_relu(tf.constant([-1, 2])), tf.nn.leaky_relu(tf.constant([-10, 2], tf.int64), alpha=0.5))
print(tf.keras.activations.leaky_relu(tf.constant([-1, 2], tf.int64)))
try:
    print(tf.nn.leaky_relu(tf.constant([True])))
except tf.errors.InvalidArgumentError as e:
    print(e)

#%% reciprocal_of_integers
for dtype in (tf.int32, tf.int64):
    try:
        print(tf.math.reciprocal(tf.constant(2, dtype)))
    except tf.errors.NotFoundError as e:
        print(e)
print(tf.math.reciprocal(tf.constant([2.0, 0.0])))

#%% permutations_out_of_range
for perm in ([0, 1, -5], [0, 1, 3], [0, 0, 1], [0], [-1, 0, 1]):
    try:
        print(tf.transpose(tf.zeros([2, 3, 4]), perm).shape)
    except tf.errors.InvalidArgumentError as e:
        print(e)

#%% reshaped_arrays
for shape, lengths in (([6], [-2, 3]), ([0, 3], [-1, 0]), ([0, 3], [0, -1]), ([2, 3], [3, -1, 1]), ([2, 3], [4]),
                       ([2, 3], [-1, 4]), ([2, 3], [-1, -1]), ([2, 3], [0, -1]), ([0, 3], [-1, 2]), ([1], []), ([2, 3], [])):
    try:
        print(np.zeros(shape).reshape(lengths).shape)
    except ValueError as e:
        print(e)
