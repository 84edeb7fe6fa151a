package picklescope.python;

/** A persistent id: refers to an object that the receiver would fetch from elsewhere. */
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
