// The texts of the library's modules: the files of Sources/ScriptLibrary, byte for byte. A new module is an array and a row here.

#include "CScriptLibrary.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

static const unsigned char collections_text[] = {
#embed "../ScriptLibrary/python/collections.py"
};
static const unsigned char contextlib_text[] = {
#embed "../ScriptLibrary/python/contextlib.py"
};
static const unsigned char copy_text[] = {
#embed "../ScriptLibrary/python/copy.py"
};
static const unsigned char dataclasses_text[] = {
#embed "../ScriptLibrary/python/dataclasses.py"
};
static const unsigned char enum_text[] = {
#embed "../ScriptLibrary/python/enum.py"
};
static const unsigned char functools_text[] = {
#embed "../ScriptLibrary/python/functools.py"
};
static const unsigned char inert_text[] = {
#embed "../ScriptLibrary/python/inert.py"
};
static const unsigned char itertools_text[] = {
#embed "../ScriptLibrary/python/itertools.py"
};
static const unsigned char operator_text[] = {
#embed "../ScriptLibrary/python/operator.py"
};
static const unsigned char random_text[] = {
#embed "../ScriptLibrary/python/random.py"
};
static const unsigned char typing_text[] = {
#embed "../ScriptLibrary/python/typing.py"
};
static const unsigned char np_arrays_text[] = {
#embed "../ScriptLibrary/np/arrays.py"
};
static const unsigned char np_draws_text[] = {
#embed "../ScriptLibrary/np/draws.py"
};
static const unsigned char tf_control_flow_text[] = {
#embed "../ScriptLibrary/tf/control_flow.py"
};
static const unsigned char tf_data_flow_text[] = {
#embed "../ScriptLibrary/tf/data_flow.py"
};
static const unsigned char tf_datasets_text[] = {
#embed "../ScriptLibrary/tf/datasets.py"
};
static const unsigned char tf_draws_text[] = {
#embed "../ScriptLibrary/tf/draws.py"
};
static const unsigned char tf_keras_text[] = {
#embed "../ScriptLibrary/tf/keras/keras.py"
};
static const unsigned char tf_keras_activations_text[] = {
#embed "../ScriptLibrary/tf/keras/activations.py"
};
static const unsigned char tf_keras_backend_text[] = {
#embed "../ScriptLibrary/tf/keras/backend.py"
};
static const unsigned char tf_keras_constraints_text[] = {
#embed "../ScriptLibrary/tf/keras/constraints.py"
};
static const unsigned char tf_keras_initializers_text[] = {
#embed "../ScriptLibrary/tf/keras/initializers.py"
};
static const unsigned char tf_keras_layers_text[] = {
#embed "../ScriptLibrary/tf/keras/layers.py"
};
static const unsigned char tf_keras_losses_text[] = {
#embed "../ScriptLibrary/tf/keras/losses.py"
};
static const unsigned char tf_keras_metrics_text[] = {
#embed "../ScriptLibrary/tf/keras/metrics.py"
};
static const unsigned char tf_keras_models_text[] = {
#embed "../ScriptLibrary/tf/keras/models.py"
};
static const unsigned char tf_keras_optimizers_text[] = {
#embed "../ScriptLibrary/tf/keras/optimizers.py"
};
static const unsigned char tf_keras_regularizers_text[] = {
#embed "../ScriptLibrary/tf/keras/regularizers.py"
};
static const unsigned char tf_keras_schedules_text[] = {
#embed "../ScriptLibrary/tf/keras/schedules.py"
};
static const unsigned char tf_keras_utils_text[] = {
#embed "../ScriptLibrary/tf/keras/utils.py"
};
static const unsigned char tf_modules_text[] = {
#embed "../ScriptLibrary/tf/modules.py"
};
static const unsigned char tf_segments_text[] = {
#embed "../ScriptLibrary/tf/segments.py"
};
static const unsigned char tf_settings_text[] = {
#embed "../ScriptLibrary/tf/settings.py"
};
static const unsigned char tf_sorting_text[] = {
#embed "../ScriptLibrary/tf/sorting.py"
};

#define ROW(name, text) {name, text, sizeof text}

static const struct tapedeck_module modules[] = {
    ROW("collections", collections_text),
    ROW("contextlib", contextlib_text),
    ROW("copy", copy_text),
    ROW("dataclasses", dataclasses_text),
    ROW("enum", enum_text),
    ROW("functools", functools_text),
    ROW("inert", inert_text),
    ROW("itertools", itertools_text),
    ROW("operator", operator_text),
    ROW("random", random_text),
    ROW("typing", typing_text),
    ROW("np.arrays", np_arrays_text),
    ROW("np.draws", np_draws_text),
    ROW("tf.control_flow", tf_control_flow_text),
    ROW("tf.data_flow", tf_data_flow_text),
    ROW("tf.datasets", tf_datasets_text),
    ROW("tf.draws", tf_draws_text),
    ROW("tf.keras", tf_keras_text),
    ROW("tf.keras.activations", tf_keras_activations_text),
    ROW("tf.keras.backend", tf_keras_backend_text),
    ROW("tf.keras.constraints", tf_keras_constraints_text),
    ROW("tf.keras.initializers", tf_keras_initializers_text),
    ROW("tf.keras.layers", tf_keras_layers_text),
    ROW("tf.keras.losses", tf_keras_losses_text),
    ROW("tf.keras.metrics", tf_keras_metrics_text),
    ROW("tf.keras.models", tf_keras_models_text),
    ROW("tf.keras.optimizers", tf_keras_optimizers_text),
    ROW("tf.keras.regularizers", tf_keras_regularizers_text),
    ROW("tf.keras.schedules", tf_keras_schedules_text),
    ROW("tf.keras.utils", tf_keras_utils_text),
    ROW("tf.modules", tf_modules_text),
    ROW("tf.segments", tf_segments_text),
    ROW("tf.settings", tf_settings_text),
    ROW("tf.sorting", tf_sorting_text),
};

const struct tapedeck_module *tapedeck_modules(size_t *count) {
  *count = sizeof modules / sizeof modules[0];
  return modules;
}
