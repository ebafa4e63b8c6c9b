package jp.kakehashi.documents.form;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// Where the values of a record go on an old blank form. Kept as YAML beside the blank
/// ({@link TemplateFile}), so that staff can mend it by hand.
public record FormTemplate(String name, List<Field> fields) {
    private static final int MOST_FIELDS = 2000;
    private static final int MOST_CHOICES = 100;
    private static final int MOST_DIGITS = 60;
    private static final double LARGEST_MM = 2000;

    /// Fields with names of their own.
    public FormTemplate {
        fields = List.copyOf(fields);
        if (fields.size() > MOST_FIELDS) {
            throw Problem.invalid("problem.document.template_fields", MOST_FIELDS).asException();
        }
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (!names.add(field.name())) {
                throw content("fields/" + field.name());
            }
        }
    }

    /// What a field shows.
    public enum Kind {
        /// The value's words: smaller where they have no room, then on several lines.
        TEXT,
        /// ✓ when the value is true.
        CHECK,
        /// A circle around the printed word that is the value.
        CHOICE,
        /// One character in each of `digits` boxes, from the right for numbers.
        COMB,
        /// The code that leads back to the row.
        CODE
    }

    /// Where a line begins.
    public enum Align {
        /// At the left edge.
        LEFT,
        /// In the middle.
        CENTER,
        /// At the right edge.
        RIGHT
    }

    /// How high in its box a text stands.
    public enum Rise {
        /// At the upper edge.
        TOP,
        /// In the middle.
        MIDDLE,
        /// At the lower edge.
        BOTTOM
    }

    /// A place on the page, millimetres from its top left corner as one sees it.
    public record Box(double x, double y, double width, double height) {
        /// Only boxes that have a size and lie where a page can be.
        public Box {
            boolean sane =
                    x >= 0
                            && y >= 0
                            && width > 0
                            && height > 0
                            && x + width <= LARGEST_MM
                            && y + height <= LARGEST_MM;
            if (!sane) {
                throw content("box");
            }
        }
    }

    /// How a text looks.
    ///
    /// @param size points, where there is room
    /// @param smallest points, before the text goes on several lines
    public record Look(double size, double smallest, Align align, Rise rise, boolean bold) {
        /// Words of 10.5 points from the left in the middle of their box.
        public static final Look USUAL = new Look(10.5, 7, Align.LEFT, Rise.MIDDLE, false);

        /// Sizes one can read.
        public Look {
            if (!(smallest >= 4 && size >= smallest && size <= 100)) {
                throw content("size");
            }
        }

        /// The same in other sizes.
        public Look sized(double points, double least) {
            return new Look(points, least, align, rise, bold);
        }

        /// The same, beginning elsewhere in the line.
        public Look aligned(Align to) {
            return new Look(size, smallest, to, rise, bold);
        }

        /// The same, elsewhere in the height of its box.
        public Look risen(Rise to) {
            return new Look(size, smallest, align, to, bold);
        }

        /// The same in bold letters, or not.
        public Look bold(boolean now) {
            return new Look(size, smallest, align, rise, now);
        }
    }

    /// A printed word that may be circled.
    public record Choice(String value, Box box) {}

    /// A field.
    ///
    /// @param page from 1
    /// @param box of its text; of a CHOICE the box around all its words
    public record Field(
            String name, int page, Box box, Kind kind, ValueKind as, Look look, Details details) {
        /// Only what its kind can draw.
        public Field {
            boolean comb = kind == Kind.COMB;
            boolean digits = comb ? details.digits() >= 1 : details.digits() == 0;
            boolean choice = kind == Kind.CHOICE;
            boolean choices = choice != details.choices().isEmpty();
            if (name.isBlank()
                    || name.length() > 200
                    || page < 1
                    || !digits
                    || !choices
                    || (details.when() != null && !marks(kind))
                    || details.digits() > MOST_DIGITS
                    || details.choices().size() > MOST_CHOICES) {
                throw content("fields/" + name);
            }
        }

        private static boolean marks(Kind kind) {
            return kind == Kind.CHECK || kind == Kind.CHOICE;
        }

        /// Whose value it shows: a field of the record may stand on a form more than once.
        public String source() {
            String from = details.from();
            return from == null ? name : from;
        }
    }

    /// What only some kinds have: a COMB its number of boxes, a CHOICE its printed words.
    ///
    /// @param when of a CHECK or CHOICE: the one value, by its code, at which it is marked
    /// @param from the record's field whose value it shows; null where that is the field's name
    public record Details(
            int digits, List<Choice> choices, @Nullable String when, @Nullable String from) {
        /// Neither boxes nor choices.
        public static final Details NONE = new Details(0, List.of());

        /// Never changes.
        public Details {
            choices = List.copyOf(choices);
        }

        /// Of a field that is called as the record's.
        public Details(int digits, List<Choice> choices) {
            this(digits, choices, null, null);
        }

        /// A plain one that shows the value of `from`.
        public static Details of(String from) {
            return new Details(0, List.of(), null, from);
        }
    }

    static RuntimeException content(String path) {
        return Problem.invalid("problem.document.template_content", path).asException();
    }
}
