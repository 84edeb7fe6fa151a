package picklescope.python.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import picklescope.python.AbstractPySet;
import picklescope.python.Equality;
import picklescope.python.PyDict;

/**
 * Matches the keys of two dicts, or members of two sets: by Python's equality, and objects, which
 * Python would have to execute, by their content.
 */
final class KeyPartners {
  private final Fingerprints fingerprints;
  private final Equality equality = new Equality();

  KeyPartners(Fingerprints fingerprints) {
    this.fingerprints = fingerprints;
  }

  /** Returns for each key of a dict its index in the other one, or -1. */
  int[] of(PyDict was, PyDict now) {
    var partners = new int[now.size()];
    Map<Long, Integer> known = new HashMap<>();
    for (int i = 0; i < partners.length; i++) {
      partners[i] = was.indexOf(now.key(i), equality);
      if (partners[i] < 0) {
        if (known.isEmpty()) {
          for (int key = 0; key < was.size(); key++) {
            known.put(fingerprints.of(was.key(key)), key);
          }
        }
        partners[i] = known.getOrDefault(fingerprints.of(now.key(i)), -1);
      }
    }
    return partners;
  }

  /** Returns the indexes of the members of a set that are not in the other one. */
  List<Integer> onlyIn(AbstractPySet one, AbstractPySet other) {
    var only = new ArrayList<Integer>();
    for (int i = 0; i < one.items().size(); i++) {
      if (!other.contains(one.items().get(i), equality)) {
        only.add(i);
      }
    }
    if (!only.isEmpty()) {
      var known = new HashSet<Long>();
      other.items().forEach(member -> known.add(fingerprints.of(member)));
      only.removeIf(i -> known.contains(fingerprints.of(one.items().get(i))));
    }
    return only;
  }
}
