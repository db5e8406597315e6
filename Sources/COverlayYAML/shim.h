// The only place that includes libyaml's header.
#include <yaml.h>
