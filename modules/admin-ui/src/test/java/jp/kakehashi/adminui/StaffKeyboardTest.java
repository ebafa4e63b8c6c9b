package jp.kakehashi.adminui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import jp.kakehashi.adminui.sample.SampleAdmin;
import jp.kakehashi.adminui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whole tasks of an administrator by keys.
@ExtendWith(ToolkitExtension.class)
class StaffKeyboardTest {
    private final SampleAdmin service = new SampleAdmin();

    @Test
    void personIsAddedByKeysAndTheCodeIsShownOnce() {
        try (SampleWindow window = new SampleWindow(service, 1366, 768)) {
            window.listed();
            window.press(KeyCode.CONTROL, KeyCode.N);
            String title = window.texts.get("admin.add.title");
            window.await(() -> !window.labelled(title).isEmpty());
            window.settle();
            window.type("0700");
            window.press(KeyCode.ENTER);
            String missing = window.texts.get("problem.admin.incomplete");
            window.await(() -> !window.labelled(missing).isEmpty());
            window.press(KeyCode.TAB);
            window.type("工藤 花子");
            window.press(KeyCode.TAB);
            window.type("くどう はなこ");
            window.press(KeyCode.TAB);
            window.await(() -> window.scene.getFocusOwner() instanceof ComboBox);
            window.press(KeyCode.DOWN);
            window.press(KeyCode.TAB);
            window.press(KeyCode.DOWN);
            window.press(KeyCode.TAB);
            window.await(() -> window.scene.getFocusOwner() instanceof CheckBox);
            window.press(KeyCode.SPACE);
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            window.await(() -> !window.labelled(SampleAdmin.CODE).isEmpty());
            // Esc does not throw away what is shown only once.
            window.press(KeyCode.ESCAPE);
            assertTrue(window.shows(SampleAdmin.CODE));
            window.press(KeyCode.ENTER);
            window.await(() -> window.labelled(SampleAdmin.CODE).isEmpty());
            Staff made = person("0700");
            assertEquals("工藤 花子", made.name());
            Post post = made.posts().getFirst();
            assertEquals(Set.of("keeper"), post.roles());
            assertEquals("honsho", post.office());
        }
    }

    @Test
    void postOfTheFirstOfAprilIsTypedInJapaneseYears() {
        try (SampleWindow window = new SampleWindow(service, 1366, 768)) {
            window.listed();
            window.on(() -> window.open("0412"));
            window.press(KeyCode.CONTROL, KeyCode.J);
            window.await(() -> window.scene.getFocusOwner() instanceof ComboBox);
            window.press(KeyCode.DOWN);
            window.press(KeyCode.TAB);
            window.press(KeyCode.DOWN);
            for (int i = 0; i < 7; i++) {
                window.press(KeyCode.TAB);
            }
            window.await(() -> window.scene.getFocusOwner() instanceof TextField);
            window.type("R9.4.1");
            window.await(() -> !window.labelled("令和9年4月1日").isEmpty());
            window.press(KeyCode.ENTER);
            window.await(() -> person("0412").posts().size() == 2);
            assertEquals(LocalDate.of(2027, 4, 1), person("0412").posts().getLast().from());
        }
    }

    @Test
    void personIsLinkedToTheCitysSignInAndLoosenedAgain() {
        try (SampleWindow window = new SampleWindow(service, 1366, 768)) {
            window.listed();
            window.on(() -> window.open("0412"));
            window.push("admin.person.city");
            window.await(() -> window.scene.getFocusOwner() instanceof TextField);
            window.type("sub-7f3a");
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            window.await(() -> !service.cityIdentities().isEmpty());
            assertEquals("sub-7f3a", service.cityIdentities().getFirst().subject());
            assertEquals("0412", service.cityIdentities().getFirst().staff());
            window.settle();
            window.push("admin.person.city");
            String go = window.texts.get("admin.city.loosen.go");
            window.await(() -> !window.labelled(go).isEmpty());
            window.push("admin.city.loosen.go");
            window.await(() -> service.cityIdentities().isEmpty());
        }
    }

    @Test
    void listIsSearchedByReadingNumberAndSection() {
        try (SampleWindow window = new SampleWindow(service, 1366, 768)) {
            window.listed();
            for (String wanted : List.of("ショウジ", "0412", "しょうじ 課税")) {
                window.on(() -> window.workspace.staff().search(wanted));
                assertEquals(
                        List.of("0412"),
                        ToolkitExtension.onScreen(
                                () ->
                                        window.workspace.staff().shown().stream()
                                                .map(Staff::staff)
                                                .toList()),
                        wanted);
            }
        }
    }

    private Staff person(String number) {
        return service.staff().stream()
                .filter(s -> s.staff().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
