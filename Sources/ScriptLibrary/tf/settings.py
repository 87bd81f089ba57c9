"""Settings of TensorFlow's runtime, which have no part in a computation."""
import tensorflow as tf


class device:
    """tf.device"""

    def __init__(self, device_name=None):
        self._name = device_name

    def __enter__(self):
        return None

    def __exit__(self, kind, value, traceback):
        return False


class _Device:
    def __init__(self, name, device_type):
        self.name = name
        self.device_type = device_type

    def __repr__(self):
        return f"PhysicalDevice(name={self.name!r}, device_type={self.device_type!r})"


def list_physical_devices(device_type=None):
    """tf.config.list_physical_devices tf.config.experimental.list_physical_devices tf.config.get_visible_devices tf.config.experimental.get_visible_devices"""
    return [_Device("/physical_device:CPU:0", "CPU")] if device_type in (None, "CPU") else []


def list_logical_devices(device_type=None):
    """tf.config.list_logical_devices tf.config.experimental.list_logical_devices"""
    return [_Device("/device:CPU:0", "CPU")] if device_type in (None, "CPU") else []


def set_memory_growth(device, enable):
    """tf.config.experimental.set_memory_growth"""


def set_visible_devices(devices, device_type=None):
    """tf.config.set_visible_devices tf.config.experimental.set_visible_devices"""


def run_functions_eagerly(run_eagerly):
    """tf.config.run_functions_eagerly tf.config.experimental_run_functions_eagerly"""


def functions_run_eagerly():
    """tf.config.functions_run_eagerly"""
    return False


def set_soft_device_placement(enabled):
    """tf.config.set_soft_device_placement"""


def enable_op_determinism():
    """tf.config.experimental.enable_op_determinism"""


def enable_tensor_float_32_execution(enabled):
    """tf.config.experimental.enable_tensor_float_32_execution"""


def set_jit(enabled):
    """tf.config.optimizer.set_jit"""


def set_intra_op_parallelism_threads(num_threads):
    """tf.config.threading.set_intra_op_parallelism_threads"""


def set_inter_op_parallelism_threads(num_threads):
    """tf.config.threading.set_inter_op_parallelism_threads"""


def is_gpu_available(cuda_only=False, min_cuda_compute_capability=None):
    """tf.test.is_gpu_available tf.test.is_built_with_cuda"""
    return False


def gpu_device_name():
    """tf.test.gpu_device_name"""
    return ""


def set_verbosity(level=None, *args):
    """tf.compat.v1.logging.set_verbosity tf.autograph.set_verbosity"""


def enable_eager_execution(config=None, device_policy=None, execution_mode=None):
    """tf.compat.v1.enable_eager_execution tf.compat.v1.enable_v2_behavior"""


ERROR = 40  # tf.compat.v1.logging.ERROR


class _Logger:
    def setLevel(self, level):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **kwargs: None


def get_logger():
    """tf.get_logger"""
    return _Logger()


class _Writer:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return False

    def as_default(self, step=None):
        return self

    def set_as_default(self, step=None):
        pass

    def flush(self):
        pass

    def close(self):
        pass

    def init(self):
        pass


def create_file_writer(logdir, *args, **kwargs):
    """tf.summary.create_file_writer"""
    return _Writer()


def scalar(name, data, step=None, description=None):
    """tf.summary.scalar tf.summary.histogram tf.summary.image tf.summary.text"""
    return False


def trace_on(graph=True, profiler=False):
    """tf.summary.trace_on"""
