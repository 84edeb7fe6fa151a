package picklescope.pickle;

import picklescope.python.PyPersistent;

/**
 * Writes a persistent id that is any value. It is memoized, because persistent ids of persistent
 * ids would otherwise be repeated at each reference; CPython's pickler does not write those.
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
