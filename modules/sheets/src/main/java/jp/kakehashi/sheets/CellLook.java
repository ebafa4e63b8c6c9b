package jp.kakehashi.sheets;

import org.dhatim.fastexcel.StyleSetter;

/// How a written cell looks.
enum CellLook {
    PLAIN,
    TEXT,
    LINES,
    YEN,
    DAY,
    TIME;

    private static final String ERA_FORMAT = "[$-411]ggge\"年\"m\"月\"d\"日\"";

    void set(StyleSetter style) {
        switch (this) {
            case PLAIN -> {}
            case TEXT -> style.format("@").wrapText(false).set();
            case LINES -> style.format("@").wrapText(true).set();
            case YEN -> style.format("#,##0").set();
            case DAY -> style.format(ERA_FORMAT).set();
            case TIME -> style.format("h:mm").set();
        }
    }
}
