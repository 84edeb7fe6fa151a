package picklescope.settings;

/**
 * A filter that the user keeps.
 *
 * @param name what its button says
 * @param text the filter, as {@link picklescope.filter.Filter#of} takes it
 */
public record SavedFilter(String name, String text) {}
