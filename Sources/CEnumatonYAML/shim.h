// The system's libyaml, as a module. Everything else about YAML is in EnumatonSpec/YAML.
#include <yaml.h>
