package picklescope.send;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picklescope.net.SendOptions;

/**
 * A message as it is stored in a file, with its destination. Immutable.
 *
 * @param name the user's name for it
 * @param folder its folder, such as {@code trial/start}; empty for the top level
 * @param description its purpose; may be empty
 * @param key the key that sends it, such as {@code F5}; empty for none
 * @param message the message
 * @param to the destinations as the user wrote them
 * @param options the socket's options
 * @param rhythm how it is repeated; empty if it is sent once
 * @param waitMillis how long after the message before it in its folder it is sent, if the folder is
 *     sent in its order, in milliseconds: 0 to {@value #MAX_WAIT_MILLIS}
 * @param unknown the fields in the file that this version does not know: the name of a field to its
 *     JSON text
 */
public record SavedSend(
    String name,
    String folder,
    String description,
    String key,
    Message message,
    String to,
    SendOptions options,
    Optional<Rhythm> rhythm,
    int waitMillis,
    Map<String, String> unknown) {
  /** The longest wait: a day. */
  public static final int MAX_WAIT_MILLIS = 86_400_000;

  /** Copies the map and normalizes the folder. */
  public SavedSend {
    folder = withoutSlashes(folder.strip());
    unknown = Collections.unmodifiableMap(new LinkedHashMap<>(unknown)); // in its order
  }

  /** Removes the slashes at both ends; a regular expression would try each inside, too. */
  private static String withoutSlashes(String folder) {
    int from = 0;
    int to = folder.length();
    while (from < to && folder.charAt(from) == '/') {
      from++;
    }
    while (from < to && folder.charAt(to - 1) == '/') {
      to--;
    }
    return folder.substring(from, to);
  }

  /** Returns a saved send at the top level, without description and key. */
  public static SavedSend of(String name, Message message, String to) {
    return new SavedSend(
        name, "", "", "", message, to, SendOptions.usual(), Optional.empty(), 0, Map.of());
  }

  /** Returns the folder and name: {@code trial/start/go}. */
  public String path() {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /** Returns a copy with another name, folder, description and key. */
  public SavedSend named(String newName, String newFolder, String newDescription, String newKey) {
    return new SavedSend(
        newName,
        newFolder,
        newDescription,
        newKey,
        message,
        to,
        options,
        rhythm,
        waitMillis,
        unknown);
  }

  /** Returns a copy without key. */
  public SavedSend withoutKey() {
    return named(name, folder, description, "");
  }

  /** Returns a copy with another message, destination, options and rhythm. */
  public SavedSend withMessage(
      Message newMessage, String newTo, SendOptions newOptions, Optional<Rhythm> newRhythm) {
    return new SavedSend(
        name,
        folder,
        description,
        key,
        newMessage,
        newTo,
        newOptions,
        newRhythm,
        waitMillis,
        unknown);
  }

  /** Returns a copy with another wait in milliseconds. */
  public SavedSend waiting(int millis) {
    return new SavedSend(
        name, folder, description, key, message, to, options, rhythm, millis, unknown);
  }

  /** Returns a copy with another rhythm. */
  public SavedSend repeated(Optional<Rhythm> newRhythm) {
    return withMessage(message, to, options, newRhythm);
  }
}
