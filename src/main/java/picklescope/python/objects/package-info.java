/**
 * The forms of objects of the standard library and numpy: one small class per family, all of them
 * in one registry, {@link picklescope.python.objects.StandardObjects}. Values use it through the
 * service {@link picklescope.python.ObjectForms}.
 *
 * <p>A family receives an object as its pickle describes it, and returns the text that CPython 3.13
 * would print; nothing is executed. If the description is not the one that the class itself would
 * write, the family returns empty, and the object is displayed in the generic form.
 *
 * <p>May import: {@code picklescope.python}, {@code picklescope.python.text}.
 */
package picklescope.python.objects;
