package picklescope.update;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The version of a program: numbers separated by points, and what follows for one that is not
 * finished, such as {@code 1.2.0-rc.1}. Compared as Java's modules are ({@link
 * ModuleDescriptor.Version}): {@code 0.10} is newer than {@code 0.9}, and {@code 1.0} newer than
 * {@code 1.0-rc.1}.
 *
 * @param text of letters, digits, points and hyphens only; at most 40 characters
 */
public record Version(String text) implements Comparable<Version> {
  private static final Pattern FORM =
      Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,4}(-[0-9A-Za-z.-]{1,20})?");

  private static final int LONGEST = 40;

  /**
   * Creates a version.
   *
   * @throws IllegalArgumentException if the text does not have the form of a version
   */
  public Version {
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a version");
    }
  }

  /** Returns the version that a tag names: {@code v1.2.0} or {@code 1.2.0}; empty for others. */
  public static Optional<Version> ofTag(String tag) {
    String text = tag.startsWith("v") ? tag.substring(1) : tag;
    return text.length() <= LONGEST && FORM.matcher(text).matches()
        ? Optional.of(new Version(text))
        : Optional.empty();
  }

  @Override
  public int compareTo(Version other) {
    return parsed(this).compareTo(parsed(other));
  }

  private static ModuleDescriptor.Version parsed(Version version) {
    return ModuleDescriptor.Version.parse(version.text);
  }
}
