package picklescope.view.guide;

import java.util.List;

/** A part of a page. */
public sealed interface GuideBlock {
  /**
   * A heading.
   *
   * @param level 1 for the title of the page
   * @param anchor the name by which links refer to it
   */
  record Heading(int level, List<GuideSpan> text, String anchor) implements GuideBlock {
    /** Copies the list. */
    public Heading {
      text = List.copyOf(text);
    }
  }

  /** Text. */
  record Paragraph(List<GuideSpan> text) implements GuideBlock {
    /** Copies the list. */
    public Paragraph {
      text = List.copyOf(text);
    }
  }

  /** An item of a list. */
  record Item(List<GuideSpan> text) implements GuideBlock {
    /** Copies the list. */
    public Item {
      text = List.copyOf(text);
    }
  }

  /** Lines of code. */
  record Code(String text) implements GuideBlock {}

  /**
   * A table.
   *
   * @param rows the cells of each row, the headings first
   */
  record Table(List<List<List<GuideSpan>>> rows) implements GuideBlock {
    /** Copies the list. */
    public Table {
      rows = List.copyOf(rows);
    }
  }
}
