package picklescope.view.value;

import picklescope.filter.Conditions;
import picklescope.filter.Filter;

/** How a condition changes the filter of a table. */
public enum FilterChange {
  /** Shows only what fulfils the condition. */
  SAME("Filter for", false) {
    @Override
    public String apply(Filter filter, String condition) {
      return condition;
    }
  },

  /** Shows all but what fulfils the condition. */
  NOT("Exclude", false) {
    @Override
    public String apply(Filter filter, String condition) {
      return Conditions.not(condition);
    }
  },

  /** Shows only what fulfils the filter and the condition. */
  AND("And", true) {
    @Override
    public String apply(Filter filter, String condition) {
      return Conditions.and(filter, condition);
    }
  },

  /** Shows also what fulfils the condition. */
  OR("Or", true) {
    @Override
    public String apply(Filter filter, String condition) {
      return Conditions.or(filter, condition);
    }
  };

  private final String title;
  private final boolean combines;

  FilterChange(String title, boolean combines) {
    this.title = title;
    this.combines = combines;
  }

  /** Returns the new filter. */
  public abstract String apply(Filter filter, String condition);

  /** Returns the title of a menu with conditions. */
  public String title() {
    return title;
  }

  /** Returns whether it differs from the others only where there is a filter. */
  public boolean combines() {
    return combines;
  }
}
