package picklescope.event;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyStr;
import picklescope.python.PyValues;
import picklescope.python.Repr;
import picklescope.python.text.Identifiers;

/** The source of a callback that reads an event. */
final class CallbackCode {
  /** The names that the generated code uses. */
  private static final Set<String> NEEDED = Set.of("e", "viz", "isinstance", "getattr");

  private static final int MAX_READ = 200; // arguments and attributes in the code

  private CallbackCode() {}

  static String of(NetworkEvent call) {
    var code = new StringBuilder("def onNetwork(e):\n");
    code.append("    if isinstance(e, viz.RawNetworkEvent):\n        return\n");
    int size = call.data().size();
    if (size > 0 && call.attributes().get("data").isPresent()) {
      code.append(
          "    # the keyword data hides e.data with %s\n".formatted(Callback.shown(call.data())));
    } else if (size > 0 && size <= MAX_READ) {
      String names =
          IntStream.range(0, size).mapToObj(i -> "arg" + i).collect(Collectors.joining(", "));
      code.append(
          "    %s = e.data  # %s\n"
              .formatted(size == 1 ? "(arg0,)" : names, Callback.shown(call.data())));
    } else if (size > 0) {
      code.append(String.format(Locale.ROOT, "    data = e.data  # %,d values\n", size));
    }
    int attribute = 0;
    for (PyDict.Entry entry : call.attributes().entries()) {
      if (attribute == MAX_READ) {
        code.append(
            String.format(
                Locale.ROOT, "    # and %,d more\n", call.attributes().size() - MAX_READ));
        break;
      }
      String name = PyValues.text(entry.key()).orElse("");
      code.append(
          Identifiers.isName(name)
              ? "    %s = e.%s  # %s\n"
                  .formatted(variable(name), name, Callback.shown(entry.value()))
              : "    value%s = getattr(e, %s)  # %s\n"
                  .formatted(
                      attribute, new Repr().of(PyStr.of(name)), Callback.shown(entry.value())));
      attribute++;
    }
    if (size == 0 && attribute == 0) {
      code.append("    pass  # a call without arguments\n");
    }
    return code.append("\nviz.callback(viz.NETWORK_EVENT, onNetwork)\n").toString();
  }

  /** Returns a variable name that does not hide a name that the code needs. */
  private static String variable(String name) {
    return NEEDED.contains(name) || name.matches("arg[0-9]+|data|value[0-9]+") ? name + "_" : name;
  }

  static String of(RawNetworkEvent raw) {
    return raw.format()
        .filter(_ -> raw.content().filter(content -> !content.isEmpty()).isPresent())
        .map(format -> decoding(raw, format.pythonLines()))
        .orElseGet(() -> printing(raw));
  }

  /** Returns code that decodes the bytes, as lines of Python do; those that import come first. */
  private static String decoding(RawNetworkEvent raw, List<String> lines) {
    Map<Boolean, List<String>> parts =
        lines.stream()
            .collect(Collectors.partitioningBy(line -> line.matches("(?:import|from)\\s.*")));
    List<String> imports = parts.getOrDefault(true, List.of());
    var code = new StringBuilder();
    imports.forEach(line -> code.append(line).append('\n'));
    code.append(imports.isEmpty() ? "" : "\n");
    code.append("def onNetwork(e):\n    if isinstance(e, viz.RawNetworkEvent):\n");
    code.append(
        "        # e.raw_data = %s\n".formatted(Callback.shown(PyBytes.of(raw.rawData().clone()))));
    parts
        .getOrDefault(false, List.of())
        .forEach(line -> code.append("        ").append(line).append('\n'));
    return code.append("\nviz.callback(viz.NETWORK_EVENT, onNetwork)\n").toString();
  }

  private static String printing(RawNetworkEvent raw) {
    return """
    def onNetwork(e):
        if isinstance(e, viz.RawNetworkEvent):
            print(e.raw_data)  # %s

    viz.callback(viz.NETWORK_EVENT, onNetwork)
    """
        .formatted(Callback.shown(PyBytes.of(raw.rawData().clone())));
  }
}
