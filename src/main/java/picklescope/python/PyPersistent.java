package picklescope.python;

/** A persistent id: a value that the receiver would have to fetch from elsewhere. */
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
