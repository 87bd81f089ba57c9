"""The names directly under tf.keras."""
import tf.keras.activations as activations
import tf.keras.backend as backend
import tf.keras.constraints as constraints
import tf.keras.initializers as initializers
import tf.keras.layers as layers
import tf.keras.losses as losses
import tf.keras.metrics as metrics
import tf.keras.models as models
import tf.keras.optimizers as optimizers
import tf.keras.regularizers as regularizers
import tf.keras.utils as utils
from tf.keras.models import Model
from tf.keras.models import Sequential
from tf.keras.layers import Input
from tf.keras.layers import InputSpec
from tf.keras.layers import Layer
from tf.keras.losses import Loss
from tf.keras.metrics import Metric
from tf.keras.optimizers import Optimizer
from tf.keras.initializers import Initializer
from tf.keras.regularizers import Regularizer
from tf.keras.backend import Variable

__version__ = "3.15.1"
