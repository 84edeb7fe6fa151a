package picklescope.pickle;

import picklescope.python.PyPersistent;

/** A persistent id that is any value. */
final class PersistentStep implements Step {
  private final PyPersistent persistent;
  private boolean hasId;

  PersistentStep(PyPersistent persistent) {
    this.persistent = persistent;
  }

  @Override
  public boolean go(Pickler pickler) throws PickleException {
    if (!hasId) {
      hasId = true;
      if (!pickler.save(persistent.id())) {
        return false;
      }
    }
    pickler.out.code(Codes.BINPERSID);
    return true;
  }
}
