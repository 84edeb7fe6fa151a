package picklescope.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The formats of plugins, which are looked for once.
 *
 * @param formats the formats by their names
 * @param problems why others were not loaded, for the user
 */
record Plugins(Map<String, PayloadFormat> formats, List<String> problems) {
  /** Loads the plugins that the context class loader finds. */
  static Plugins load(List<String> names) {
    var formats = new LinkedHashMap<String, PayloadFormat>();
    var problems = new ArrayList<String>();
    var plugins = ServiceLoader.load(FormatPlugin.class).iterator();
    while (true) {
      try {
        if (!plugins.hasNext()) {
          return new Plugins(Collections.unmodifiableMap(formats), List.copyOf(problems));
        }
        FormatPlugin plugin = plugins.next();
        String name = String.valueOf(plugin.name());
        if (!name.matches("[a-z][a-z0-9_]*") || names.contains(name) || formats.containsKey(name)) {
          problems.add(
              "The plugin %s is not used: its name '%s' is taken, or not a lower-case word."
                  .formatted(plugin.getClass().getName(), name));
        } else {
          formats.put(name, new PluginFormat(plugin, name, String.valueOf(plugin.help())));
        }
      } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
        problems.add("A plugin cannot be loaded: %s.".formatted(e.getMessage()));
      }
    }
  }
}
