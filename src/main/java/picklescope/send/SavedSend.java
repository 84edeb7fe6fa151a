package picklescope.send;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picklescope.net.SendOptions;

/**
 * A message that is kept, with where it goes. Immutable.
 *
 * @param name what the user calls it
 * @param folder where it lies among others: {@code trial/start}; empty for the top
 * @param description what it is for; may be empty
 * @param key the key that sends it, such as {@code F5}; empty for none
 * @param message what is sent
 * @param to the destinations as the user wrote them
 * @param options from which socket
 * @param rhythm how often, where it is meant to be repeated
 * @param unknown what its file says of it that this version does not know: a field's name to its
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
    Map<String, String> unknown) {
  /** An own copy. */
  public SavedSend {
    folder = folder.strip().replaceAll("^/+|/+$", "");
    unknown = Collections.unmodifiableMap(new LinkedHashMap<>(unknown)); // in its order
  }

  /** Kept at the top, without description or key. */
  public static SavedSend of(String name, Message message, String to) {
    return new SavedSend(
        name, "", "", "", message, to, SendOptions.usual(), Optional.empty(), Map.of());
  }

  /** Its folder and name: {@code trial/start/go}. */
  public String path() {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /** The same by another name, in another folder, with another description and key. */
  public SavedSend named(String newName, String newFolder, String newDescription, String newKey) {
    return new SavedSend(
        newName, newFolder, newDescription, newKey, message, to, options, rhythm, unknown);
  }

  /** The same with another message, way and rhythm. */
  public SavedSend withMessage(
      Message newMessage, String newTo, SendOptions newOptions, Optional<Rhythm> newRhythm) {
    return new SavedSend(
        name, folder, description, key, newMessage, newTo, newOptions, newRhythm, unknown);
  }

  /** The same in a rhythm, or without one. */
  public SavedSend repeated(Optional<Rhythm> newRhythm) {
    return withMessage(message, to, options, newRhythm);
  }
}
