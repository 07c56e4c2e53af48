// The machine is generated here by the plugin.
