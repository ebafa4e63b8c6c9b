package jp.kakehashi.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.adminui.transfers.TransferSheet;
import jp.kakehashi.adminui.transfers.TransferSheet.ReadList;
import jp.kakehashi.adminui.transfers.TransferSheet.Unread;
import jp.kakehashi.app.city.City;
import jp.kakehashi.app.ledgers.HttpCalls;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.Messages.ProblemMessage;
import jp.kakehashi.wire.TransferMessages.TransferDone;
import jp.kakehashi.wire.TransferMessages.TransferList;
import jp.kakehashi.wire.TransferMessages.TransferPlan;
import jp.kakehashi.wire.TransferMessages.TransferProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `staff transfer FILE`: what a list of transfers would do, with its mark; with `--agree MARK` all
/// of it is done in one step.
final class StaffTransfer implements Verb {
    private final Console console;
    private final RemoteSignIn signIn;

    StaffTransfer(Console console, RemoteSignIn signIn) {
        this.console = console;
        this.signIn = signIn;
    }

    @Override
    public String name() {
        return "staff transfer";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Verb.parameter("0", "FILE", "1"));
        spec.addOption(Verb.option("--agree", "MARK"));
        ServerLine.declare(spec);
        signIn.declare(spec);
    }

    @Override
    public int run(ParseResult typed) {
        ServerLine line = ServerLine.of(typed, console);
        ReadList list =
                new TransferSheet(City.model()).read(Path.of(typed.matchedPositionalValue(0, "")));
        try (HttpCalls calls = line.open()) {
            signIn.signIn(calls, typed, World.PRODUCTION);
            return carry(calls, list, typed.matchedOptionValue("--agree", null));
        }
    }

    private int carry(HttpCalls calls, ReadList list, @Nullable String agreed) {
        TransferPlan plan =
                calls.call(
                        "POST",
                        "/api/transfers/plan",
                        new TransferList(list.lines(), null),
                        TransferPlan.class);
        List<TransferProblem> problems = new ArrayList<>(plan.problems());
        list.unread().forEach(u -> problems.add(problem(u)));
        if (agreed == null || !problems.isEmpty()) {
            console.printMessage(new TransferPlan(plan.people(), problems, plan.mark()));
            return problems.isEmpty() ? ExitCode.DONE : ExitCode.HELD;
        }
        console.printMessage(
                calls.call(
                        "POST",
                        "/api/transfers",
                        new TransferList(list.lines(), agreed),
                        TransferDone.class));
        return ExitCode.DONE;
    }

    private static TransferProblem problem(Unread unread) {
        return new TransferProblem(
                unread.row(),
                "",
                new ProblemMessage("invalid", unread.problem().key(), unread.problem().args()));
    }
}
