/**
 * How objects of the standard library, and of numpy, are shown: one small class a family, all of
 * them in one registry, {@link picklescope.python.objects.StandardObjects}. Values ask it by the
 * service {@link picklescope.python.ObjectForms}.
 *
 * <p>A family gets an object as its pickle describes it and says how CPython 3.13 would print it;
 * nothing is constructed. Where the description is not what the class itself would have written,
 * the family says nothing and the object is shown as any other.
 *
 * <p>May import: {@code picklescope.python}, {@code picklescope.python.text}. No parameter, field
 * or result is {@code null}.
 */
package picklescope.python.objects;
