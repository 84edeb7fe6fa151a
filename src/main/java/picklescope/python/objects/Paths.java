package picklescope.python.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.python.Form;
import picklescope.python.PyStr;
import picklescope.python.PyValue;

/** The classes of {@code pathlib}: their parts joined by slashes. */
final class Paths implements Family {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:\\\\?.*", Pattern.DOTALL);

  private static final int MAX_LENGTH = 4_096; // the limit of file systems

  private final String name;
  private final boolean windows;

  Paths(String name) {
    this.name = name;
    this.windows = name.contains("Windows");
  }

  @Override
  public Optional<Form> form(Construction object) {
    if (!object.isArgumentsOnly()) {
      return Optional.empty();
    }
    var parts = new ArrayList<String>();
    int length = 0;
    for (PyValue part : object.arguments()) {
      Optional<String> text = TypedValues.boundedText(part, MAX_LENGTH);
      length += text.map(String::length).orElse(0) + 1;
      if (text.isEmpty() || length > MAX_LENGTH) {
        return Optional.empty();
      }
      parts.add(text.get());
    }
    return (windows ? windows(parts) : Optional.of(posix(parts)))
        .map(path -> Form.of(name + "(", PyStr.of(path), ")"));
  }

  private static String posix(List<String> parts) {
    String joined = "";
    for (String part : parts) {
      boolean alone = part.startsWith("/") || joined.isEmpty();
      joined = alone ? part : joined.endsWith("/") ? joined + part : joined + "/" + part;
    }
    boolean twoSlashes = joined.startsWith("//") && !joined.startsWith("///");
    String root = twoSlashes ? "//" : joined.startsWith("/") ? "/" : "";
    return named(root, joined);
  }

  /** Returns plain paths only: an optional drive, then relative parts. */
  private static Optional<String> windows(List<String> parts) {
    String drive = "";
    String joined = "";
    for (String part : parts) {
      String path = part.replace('\\', '/');
      boolean first = joined.isEmpty() && drive.isEmpty();
      if (first && DRIVE.matcher(part.replace('/', '\\')).matches()) {
        drive = path.substring(0, 2);
        path = path.substring(2);
        joined = path;
      } else if (path.contains(":") || path.startsWith("//") || path.startsWith("/") && !first) {
        return Optional.empty();
      } else {
        joined =
            first
                ? path
                : joined.isEmpty() || joined.endsWith("/") ? joined + path : joined + "/" + path;
      }
    }
    String root = joined.startsWith("/") ? "/" : "";
    String path = named(root, joined);
    return Optional.of(!drive.isEmpty() && path.equals(".") ? drive : drive + path);
  }

  private static String named(String root, String joined) {
    var names = new ArrayList<String>();
    for (String name : joined.split("/")) {
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    String path = root + String.join("/", names);
    return path.isEmpty() ? "." : path;
  }
}
