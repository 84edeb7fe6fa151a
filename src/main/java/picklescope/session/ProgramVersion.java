package picklescope.session;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** The version of Picklescope. */
public final class ProgramVersion {
  private ProgramVersion() {}

  /** Returns the version, such as {@code 0.1.0}; a remark if the program is not packaged. */
  public static String text() {
    return Optional.ofNullable(ProgramVersion.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion)
        .orElse("(not packaged)");
  }
}
