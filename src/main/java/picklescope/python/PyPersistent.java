package picklescope.python;

/**
 * A persistent id: refers to an object that the receiver would fetch from elsewhere, by {@code
 * Unpickler.persistent_load} (Python, Library Reference, pickle, Persistence of External Objects).
 * Nothing is fetched here.
 *
 * @param id what the sender's {@code persistent_id} returned
 */
public record PyPersistent(PyValue id) implements PyValue {
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
