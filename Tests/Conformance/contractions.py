#%% einsum
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
a = tf.reshape(tf.range(1.0, 7.0), [2, 3])
b = tf.reshape(tf.range(1.0, 13.0), [3, 4])
v = tf.constant([1.0, -2.0, 0.5])
s = tf.reshape(tf.range(1.0, 10.0), [3, 3])
r = tf.reshape(tf.range(1.0, 28.0), [3, 3, 3])
x = tf.reshape(tf.range(24.0), [2, 3, 4])
y = tf.reshape(tf.range(24.0), [2, 4, 3])
t(lambda: tf.einsum('ij,jk->ik', a, b))
t(lambda: tf.einsum('ij,jk', a, b))
t(lambda: tf.einsum('ij,jk->ki', a, b))
t(lambda: tf.einsum(' i j , j k -> i k ', a, b))

t(lambda: tf.einsum('ij->', a))
t(lambda: tf.einsum('ij->j', a))
t(lambda: tf.einsum('ji', a))
t(lambda: tf.einsum('ii->i', s))
t(lambda: tf.einsum('ii->', s))
t(lambda: tf.einsum('ii', s))
t(lambda: tf.einsum('iii->i', r))
t(lambda: tf.einsum('iij->ji', r))
t(lambda: tf.einsum('i->ii', v))
t(lambda: tf.einsum('ij->iij', a))
t(lambda: tf.einsum('i,i->', v, v))
t(lambda: tf.einsum('i,j->ij', v, v))
t(lambda: tf.einsum('i,j->ji', v, a[0]))
t(lambda: tf.einsum('i,i->i', v, v))
t(lambda: tf.einsum('bij,bjk->bik', x, y))
t(lambda: tf.einsum('bij,bkj->bik', x, x))
t(lambda: tf.einsum('...ij,...jk->...ik', x, y))
t(lambda: tf.einsum('...ij,jk->...ik', x, b[:, :2] if False else tf.transpose(b)))
t(lambda: tf.einsum('i...->...i', x))
t(lambda: tf.einsum('...ii->...i', r))
t(lambda: tf.einsum('...i,...i->...', a, v))
t(lambda: tf.einsum('...->...', v))
t(lambda: tf.einsum('ij,kj->i', a, a))
t(lambda: tf.einsum('ii,ij->j', s, s))
t(lambda: tf.einsum('ij,ij->', a, a))
t(lambda: tf.einsum('ij,jk,kl->il', a, b, tf.transpose(b)))
t(lambda: tf.einsum('i,j,k->ijk', v, v, v[:2]))
t(lambda: tf.einsum('ij,j,i->', a, v, v[:2]))
t(lambda: tf.einsum('bi,bj,bk->ijk', a, a, a))
t(lambda: tf.einsum('ij,jk,kl,lm->im', a, b, tf.transpose(b), s))
t(lambda: tf.einsum('...i,...i,...->...', a, a, v[:2]))
t(lambda: tf.einsum('ij,jk->ik', a, tf.cast(b, tf.float64)))
t(lambda: tf.einsum('ij,jk->ik', tf.zeros([2, 0]), tf.zeros([0, 3])))
t(lambda: tf.einsum('aA,Ab->ab', a, b))
t(lambda: tf.einsum('ij,jk->ik', a, b, optimize='optimal'))
#%% einsum_errors
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
a = tf.reshape(tf.range(1.0, 7.0), [2, 3])
b = tf.reshape(tf.range(1.0, 13.0), [3, 4])
v = tf.constant([1.0, -2.0, 0.5])
t(lambda: tf.einsum('ij,jk->ik', a, a))
t(lambda: tf.einsum('ij,jk->ik', a))
t(lambda: tf.einsum('ij->ij', a, b))
t(lambda: tf.einsum('ijk->ij', a))
t(lambda: tf.einsum('i->i', a))

t(lambda: tf.einsum('ij->ijk', a))
t(lambda: tf.einsum('ii->i', a))
t(lambda: tf.einsum('i1->i', a))
t(lambda: tf.einsum('ij->->i', a))


t(lambda: tf.einsum('...ijk->i', a))
t(lambda: tf.einsum('...->', a))
t(lambda: tf.einsum('ij,jk->ik'))
t(lambda: tf.einsum('', a))
t(lambda: tf.einsum('ij,jk->ik', a, b, c=1))
t(lambda: tf.einsum('ij,jk->ik', a, b, optimize='fast'))
t(lambda: tf.einsum(a, b))
t(lambda: tf.einsum('ij,jk,kl->il', a, b))
#%% einsum_gradients
def grads(f, *xs):
    try:
        with tf.GradientTape(persistent=True) as outer:
            for x in xs:
                outer.watch(x)
            with tf.GradientTape() as inner:
                for x in xs:
                    inner.watch(x)
                y = f(*xs)
                w = tf.reshape(tf.range(1.0, float(tf.size(y)) + 1.0), y.shape)
                l = tf.reduce_sum(w * y * y)
                p = tf.reduce_sum(w * y)
            g = inner.gradient(l, list(xs))
        print(g)
        print([outer.gradient(gi, list(xs)) if gi is not None else None for gi in g])
        print(outer.gradient(p, list(xs)))
        with tf.GradientTape() as t1:
            for x in xs:
                t1.watch(x)
            with tf.GradientTape() as t2:
                for x in xs:
                    t2.watch(x)
                q = tf.reduce_sum(w * f(*xs))
            h = t2.gradient(q, list(xs))
        print(t1.gradient(h, list(xs)))
    except Exception as e:
        print(type(e).__name__, e)
a = tf.constant([[1.0, -2.0, 0.5], [0.25, 3.0, 1.5]])
b = tf.constant([[0.5, 1.0], [2.0, -1.0], [1.5, 0.75]])
v = tf.constant([1.0, -2.0, 0.5])
s = tf.constant([[1.0, 2.0, -1.0], [0.5, 1.5, 3.0], [2.0, -0.5, 1.0]])
x = tf.reshape(tf.range(12.0), [2, 2, 3]) / 8.0
grads(lambda a, b: tf.einsum('ij,jk->ik', a, b), a, b)
grads(lambda a: tf.einsum('ij->ji', a), a)
grads(lambda a: tf.einsum('ij->i', a), a)
grads(lambda a: tf.einsum('ii->i', a), s)
grads(lambda a: tf.einsum('ii->', a), s)
grads(lambda v: tf.einsum('i->ii', v), v)
grads(lambda a, v: tf.einsum('ij,j->i', a, v), a, v)
grads(lambda a, v: tf.einsum('...j,j->...', a, v), x, v)
grads(lambda v: tf.einsum('i,j->ij', v, v), v)
grads(lambda a, b: tf.einsum('ij,kj->i', a, b), a, s)
grads(lambda a, b: tf.einsum('ii,ij->j', a, b), s, s)
grads(lambda a, v: tf.einsum('ij,j,i->', a, v, v[:2]), a, v)
grads(lambda a, b, c: tf.einsum('ij,jk,kl->il', a, b, c), a, b, a)
grads(lambda x, b: tf.einsum('bij,jk->bik', x, b), x, b)
