package picklescope.view.compose;

import java.util.Optional;
import picklescope.send.SavedSend;

/**
 * The fields of a send that belong to it alone: no other send takes them over.
 *
 * <p>While the user enters folder and name, the fields that the user has not changed follow the
 * send that is going to be replaced, see {@link #follow}.
 *
 * @param key the key that sends it; empty for none
 * @param description its purpose; may be empty
 * @param repeats whether its rhythm is saved with it
 */
public record SaveFields(String key, String description, boolean repeats) {
  /** Returns the fields of a saved send. */
  public static SaveFields of(SavedSend send) {
    return new SaveFields(send.key(), send.description(), send.rhythm().isPresent());
  }

  /**
   * Returns the fields for a folder and name.
   *
   * @param existing the send that has them and is going to be replaced; empty if none has
   * @param repeated whether the message has been repeated as it is
   */
  public static SaveFields of(Optional<SavedSend> existing, boolean repeated) {
    return existing.map(SaveFields::of).orElseGet(() -> new SaveFields("", "", repeated));
  }

  /**
   * Returns these fields after another folder or name was entered.
   *
   * @param before the fields for the previous folder and name; what differs from them was entered
   *     by the user and stays
   * @param now the fields for the new folder and name
   */
  public SaveFields follow(SaveFields before, SaveFields now) {
    return new SaveFields(
        key.equals(before.key) ? now.key : key,
        description.equals(before.description) ? now.description : description,
        repeats == before.repeats ? now.repeats : repeats);
  }
}
