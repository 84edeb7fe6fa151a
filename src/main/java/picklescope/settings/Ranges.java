package picklescope.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The ranges of settings: each takes a value and returns the nearest one in the range. */
final class Ranges {
  private Ranges() {}

  /** Returns the range that contains every value. */
  static <T> UnaryOperator<T> any() {
    return value -> value;
  }

  static UnaryOperator<Integer> of(int least, int most) {
    return value -> Math.clamp(value, least, most);
  }

  static UnaryOperator<Long> of(long least, long most) {
    return value -> Math.clamp(value, least, most);
  }

  static double clamp(double value, double least, double most, double otherwise) {
    return Double.isFinite(value) ? Math.clamp(value, least, most) : otherwise;
  }

  /** Lists of different texts that are not blank. */
  static List<String> texts(List<String> texts) {
    return texts.stream().filter(text -> !text.isBlank()).distinct().toList();
  }

  /** Returns the range of lists of such texts, of which the first are kept. */
  static UnaryOperator<List<String>> latest(int most) {
    return texts -> texts(texts).stream().limit(most).toList();
  }

  static <T> Map<String, T> copy(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map)); // Map.copyOf has no order
  }

  static Map<String, Double> paneSizes(Map<String, Double> sizes) {
    var kept = new LinkedHashMap<String, Double>();
    sizes.forEach((name, size) -> {
      if (Double.isFinite(size)) {
        kept.put(name, clamp(size, 0, 500, 0));
      }
    });
    return copy(kept);
  }

  static Map<String, String> names(Map<String, String> names) {
    var kept = new LinkedHashMap<String, String>();
    names.forEach((address, name) -> {
      if (!address.isBlank() && !name.isBlank()) {
        kept.put(address.strip(), name.strip());
      }
    });
    return copy(kept);
  }

  static List<PortSetting> ports(List<PortSetting> ports) {
    var byNumber = new LinkedHashMap<Integer, PortSetting>();
    for (PortSetting port : ports) {
      if (isPort(port.number())) {
        byNumber.putIfAbsent(port.number(), port);
      }
    }
    return List.copyOf(byNumber.values());
  }

  static List<RelaySetting> relays(List<RelaySetting> relays) {
    var byPort = new LinkedHashMap<Integer, RelaySetting>();
    for (var relay : relays) {
      if (isPort(relay.port()) && !relay.targets().isEmpty()) {
        byPort.putIfAbsent(relay.port(), relay);
      }
    }
    return List.copyOf(byPort.values());
  }

  static List<CaptureSetting> captures(List<CaptureSetting> captures) {
    var byName = new LinkedHashMap<String, CaptureSetting>();
    for (var capture : captures) {
      if (!capture.networkInterface().isBlank()
          && capture.ports().stream().allMatch(Ranges::isPort)) {
        byName.putIfAbsent(capture.networkInterface(), capture);
      }
    }
    return List.copyOf(byName.values());
  }

  static List<PublishSetting> publishings(List<PublishSetting> publishings) {
    var byServer = new LinkedHashMap<String, PublishSetting>();
    for (var one : publishings) {
      if (!one.server().isBlank()) {
        byServer.putIfAbsent(one.server(), one);
      }
    }
    return List.copyOf(byServer.values());
  }

  private static boolean isPort(int number) {
    return number >= 1 && number <= 65_535;
  }

  static List<ColumnLayout> columns(List<ColumnLayout> columns) {
    var byName = new LinkedHashMap<String, ColumnLayout>();
    for (var column : columns) {
      if (!column.name().isBlank()) {
        byName.putIfAbsent(column.name(), column);
      }
    }
    return List.copyOf(byName.values());
  }

  static List<SavedPlot> plots(List<SavedPlot> plots) {
    return plots.stream().filter(saved -> !saved.name().isBlank()).distinct().toList();
  }

  static List<SavedFilter> filters(List<SavedFilter> filters) {
    return filters.stream()
        .filter(saved -> !saved.name().isBlank() && !saved.text().isBlank())
        .distinct()
        .toList();
  }
}
