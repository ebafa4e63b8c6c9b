package jp.kakehashi.ui;

import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The drawings that stand beside words. Vector icons, not letters: the screen font has no ✕ ⚙ ✉.
/// Colour and size come from the stylesheet (`.icon`); an icon never speaks alone.
public enum Icon {
    ADD(Feather.PLUS),
    ALERT(Feather.ALERT_TRIANGLE),
    APPROVAL(Feather.CHECK_SQUARE),
    ATTACHMENT(Feather.PAPERCLIP),
    BACK(Feather.CHEVRON_LEFT),
    BELL(Feather.BELL),
    BOOK(Feather.BOOK_OPEN),
    CALENDAR(Feather.CALENDAR),
    CHART(Feather.BAR_CHART_2),
    CHECK(Feather.CHECK),
    CIRCLE(Feather.CIRCLE),
    CLOCK(Feather.CLOCK),
    CLOSE(Feather.X),
    CONFLICT(Feather.GIT_MERGE),
    COUNTER(Feather.PHONE),
    DELETE(Feather.TRASH_2),
    DELIVERY(Feather.MAIL),
    DETAILS(Feather.SIDEBAR),
    DISASTER(Feather.FLAG),
    DOWN(Feather.CHEVRON_DOWN),
    EDIT(Feather.EDIT_2),
    EXPORT(Feather.DOWNLOAD),
    EYE(Feather.EYE),
    FILTER(Feather.FILTER),
    FLAG(Feather.FLAG),
    HALT(Feather.ALERT_OCTAGON),
    HELP(Feather.HELP_CIRCLE),
    HISTORY(Feather.ROTATE_CCW),
    IMPORT(Feather.UPLOAD),
    INBOX(Feather.INBOX),
    INFO(Feather.INFO),
    KEY(Feather.KEY),
    LEDGER(Feather.LAYERS),
    LIST(Feather.LIST),
    LOCK(Feather.LOCK),
    MORE(Feather.MORE_HORIZONTAL),
    NEXT(Feather.CHEVRON_RIGHT),
    NOTE(Feather.MESSAGE_SQUARE),
    OFFLINE(Feather.WIFI_OFF),
    ONLINE(Feather.WIFI),
    PERSON(Feather.USER),
    PRINT(Feather.PRINTER),
    REFRESH(Feather.REFRESH_CW),
    RETURNED(Feather.CORNER_UP_LEFT),
    SAVE(Feather.SAVE),
    SEARCH(Feather.SEARCH),
    SEND(Feather.SEND),
    SERVER(Feather.SERVER),
    SETTINGS(Feather.SETTINGS),
    SHIELD(Feather.SHIELD),
    SIGN_OUT(Feather.LOG_OUT),
    SORT_DOWN(Feather.ARROW_DOWN),
    SORT_UP(Feather.ARROW_UP),
    STAFF(Feather.USERS),
    STAR(Feather.STAR),
    STOP(Feather.SLASH),
    SUCCESS(Feather.CHECK_CIRCLE),
    TABLE(Feather.GRID),
    UNKNOWN(Feather.HELP_CIRCLE),
    UP(Feather.CHEVRON_UP),
    WAITING(Feather.CLOCK);

    private final Feather drawing;

    Icon(Feather drawing) {
        this.drawing = drawing;
    }

    /// A new node that draws this icon, with style class `icon` and those given.
    public Node node(String... styleClasses) {
        FontIcon node = new FontIcon(drawing);
        node.getStyleClass().add("icon");
        node.getStyleClass().addAll(styleClasses);
        return node;
    }
}
