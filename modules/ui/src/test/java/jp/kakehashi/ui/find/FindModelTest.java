package jp.kakehashi.ui.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.Command;
import jp.kakehashi.ui.FaultDisplay;
import jp.kakehashi.ui.FindSource;
import jp.kakehashi.ui.FindSource.Answer;
import jp.kakehashi.ui.FindSource.Group;
import jp.kakehashi.ui.FindSource.Item;
import jp.kakehashi.ui.FindSource.Note;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.UiTasks;
import org.junit.jupiter.api.Test;

final class FindModelTest {
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final List<String> opened = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();
    private final LastUsed lastUsed = new LastUsed();
    private final Texts texts = new Texts();
    private final FindModel model = model();

    private FindModel model() {
        UiTasks tasks = new UiTasks(background::add, Runnable::run, new Silent());
        return new FindModel(texts, tasks, this::commands, List.of(new Rows()), lastUsed);
    }

    private List<Command> commands() {
        return List.of(
                Command.of(
                        "settings",
                        Icon.SETTINGS,
                        "ui.command.settings",
                        "ui.command.settings.words",
                        "Ctrl ,",
                        () -> opened.add("settings")),
                Command.of(
                        "help",
                        Icon.HELP,
                        "ui.command.help",
                        "ui.command.help.words",
                        "F1",
                        () -> opened.add("help")));
    }

    private static final class Silent implements FaultDisplay {
        @Override
        public void problem(Problem problem) {}

        @Override
        public void fault(String code) {}
    }

    /// Two rows for every text but one.
    private final class Rows implements FindSource {
        @Override
        public Answer find(String typed) {
            if (typed.equals("壊")) {
                throw Problem.unavailable("problem.storage.closed").asException();
            }
            return typed.equals("無")
                    ? new Answer(List.of(), "2台帳から")
                    : new Answer(List.of(new Group("台帳", "2件", rows(typed))), "2台帳から");
        }

        private List<Item> rows(String typed) {
            List<Item> items = new ArrayList<>();
            for (String name : List.of(typed + "1", typed + "2")) {
                items.add(new Item(name, Icon.LEDGER, name, Note.NONE, "", () -> opened.add(name)));
            }
            return items;
        }

        @Override
        public Optional<Item> still(Item item) {
            return Optional.of(item).filter(known -> !gone.contains(known.key()));
        }

        @Override
        public Runnable onRenewed(Runnable renewed) {
            return () -> {};
        }
    }

    private List<String> titles() {
        return model.shownProperty().get().items().stream().map(Item::title).toList();
    }

    private void answer() {
        while (!background.isEmpty()) {
            background.poll().run();
        }
    }

    private void open() {
        model.whenAnswered(
                () -> {
                    Item item = model.take();
                    assertNotNull(item);
                    item.open().run();
                });
    }

    @Test
    void commandsAreFoundByNameReadingAndTheOtherLanguage() {
        String settings = texts.get("ui.command.settings");
        for (String typed : List.of("設定", "せってい", "セッテイ", "preferences", "PASSWORD", "open set")) {
            model.type(typed);
            answer();
            assertTrue(titles().contains(settings), typed);
        }
        model.type("せってい");
        answer();
        assertFalse(titles().contains(texts.get("ui.command.help")));
    }

    @Test
    void anAnswerToAnOlderTextIsDropped() {
        model.type("高");
        model.type("高橋");
        assertTrue(model.shownProperty().get().busy());
        background.pollLast().run();
        background.pollLast().run();
        assertEquals(List.of("高橋1", "高橋2"), titles());
        assertEquals("2台帳から", model.shownProperty().get().where());
    }

    @Test
    void enterBeforeTheAnswerOpensWhatWasTypedAndNotWhatStoodThereBefore() {
        model.type("佐藤");
        answer();
        model.type("高橋");
        open();
        assertEquals(List.of(), opened);
        answer();
        assertEquals(List.of("高橋1"), opened);
    }

    @Test
    void whatWasUsedAndIsNotToBeSeenAnyMoreIsNotNamedAgain() {
        model.type("高橋");
        answer();
        open();
        model.type("佐藤");
        answer();
        open();
        gone.add("高橋1");
        model.type("");
        answer();
        assertEquals("佐藤1", titles().getFirst());
        assertFalse(titles().contains("高橋1"));
        gone.clear();
        model.type("無");
        answer();
        model.type("");
        answer();
        assertFalse(titles().contains("高橋1"));
    }

    @Test
    void theChoiceGoesRoundAndWhatWasUsedComesFirstNextTime() {
        model.type("高橋");
        answer();
        model.move(-1);
        open();
        assertEquals(List.of("高橋2"), opened);
        model.move(1);
        assertEquals(0, model.chosenProperty().get());
        model.type("");
        assertTrue(model.shownProperty().get().busy());
        answer();
        assertEquals("高橋2", titles().getFirst());
        assertEquals(3, titles().size());
        model.moveGroup(1);
        assertEquals(1, model.chosenProperty().get());
    }

    @Test
    void nothingFoundSaysWhereWasLookedAndAFaultIsShown() {
        model.type("無");
        answer();
        assertEquals(List.of(), titles());
        assertEquals("2台帳から", model.shownProperty().get().where());
        model.type("壊");
        answer();
        assertNotNull(model.shownProperty().get().problem());
    }
}
