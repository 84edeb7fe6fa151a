package picklescope.format;

import java.util.List;
import java.util.Objects;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyTuple;
import picklescope.python.PyValues;

/** The format of a plugin. Equal for the same plugin. */
final class PluginFormat implements PayloadFormat {
  private final FormatPlugin plugin;
  private final String name;
  private final String help;
  private final PluginCalls calls;

  /**
   * Creates the format of a plugin.
   *
   * @param name the name of the plugin
   * @param help its description
   */
  PluginFormat(FormatPlugin plugin, String name, String help) {
    this.plugin = plugin;
    this.name = name;
    this.help = help;
    calls = new PluginCalls(name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String text() {
    return name;
  }

  @Override
  public String help() {
    return help;
  }

  @Override
  public Content read(byte[] payload) {
    try {
      Call call = calls.call(() -> checked(plugin.read(payload.clone())));
      return Content.whole(name, call.arguments(), call.keywords());
    } catch (FormatException e) {
      return new Content(name, PyTuple.of(), PyDict.of(), e.getMessage());
    }
  }

  /** Checks what the plugin's compiler did not: it may not know which values are never null. */
  private Call checked(Call call) throws FormatException {
    boolean whole =
        Objects.nonNull(call)
            && Objects.nonNull(call.arguments())
            && Objects.nonNull(call.keywords())
            && hasNames(call.keywords());
    if (!whole) {
      throw new FormatException("the plugin %s returned no call".formatted(name));
    }
    return call;
  }

  private static boolean hasNames(PyDict keywords) {
    return keywords.entries().stream().allMatch(entry -> PyValues.text(entry.key()).isPresent());
  }

  /** A plugin does not tell where the values are. */
  @Override
  public TracedContent trace(byte[] payload) {
    return new TracedContent(read(payload), ContentSpan.NONE, ContentSpan.NONE);
  }

  @Override
  public byte[] write(Call call) throws FormatException {
    byte[] payload = calls.call(() -> plugin.write(call));
    if (Objects.isNull(payload)) {
      throw new FormatException("the plugin %s returned no bytes".formatted(name));
    }
    return payload.clone();
  }

  @Override
  public boolean mayHaveAttribute(byte[] payload, byte[] attribute) {
    return true;
  }

  @Override
  public List<String> pythonLines() {
    return List.of("message = e.raw_data  # in the format " + name);
  }
}
