package picklescope.format;

import picklescope.python.Call;

/**
 * A format of one's own. A jar with an implementation and its name in {@code
 * META-INF/services/picklescope.format.FormatPlugin} is found in the folder {@code plugins} beside
 * the settings, or on the class path of a program that uses Picklescope as a library.
 *
 * <p>The methods are called by several threads at once, on threads of their own. What they throw,
 * and a call of more than {@value PluginCalls#MOST_MILLIS} ms, costs the message that is read and
 * nothing else.
 */
public interface FormatPlugin {
  /**
   * Returns the name that is chosen as an envelope: a lower-case ASCII letter, then lower-case
   * letters, digits and underscores.
   */
  String name();

  /** Returns a description for the user, one line. */
  String help();

  /**
   * Returns the arguments that a payload contains.
   *
   * @param payload a copy of the bytes
   * @throws FormatException if it does not have this format; the message is for the user
   */
  Call read(byte[] payload) throws FormatException;

  /**
   * Returns the payload that {@link #read} reads as the given arguments.
   *
   * @throws FormatException if this format cannot represent them, or cannot be written
   */
  default byte[] write(Call call) throws FormatException {
    throw new FormatException("the format %s can only be read".formatted(name()));
  }
}
