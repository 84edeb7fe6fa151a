package picklescope.pickle;

import picklescope.python.PyPersistent;

/**
 * A persistent id that is any value. CPython's pickler makes none whose id is one too; such a one
 * is kept in the memo, because each mention of it would say all that are inside of each other.
 */
final class PersistentStep implements Step {
  private final PyPersistent persistent;
  private boolean hasId;

  PersistentStep(PyPersistent persistent) {
    this.persistent = persistent;
  }

  @Override
  public boolean resume(Pickler pickler) throws PickleException {
    if (!hasId) {
      hasId = true;
      if (!pickler.save(persistent.id())) {
        return false;
      }
    }
    pickler.out.code(Codes.BINPERSID);
    return !(persistent.id() instanceof PyPersistent) || pickler.memoize(persistent);
  }
}
