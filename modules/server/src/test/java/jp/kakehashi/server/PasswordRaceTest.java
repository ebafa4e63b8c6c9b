package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import jp.kakehashi.records.World;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.wire.AccountMessages.ChangePassword;
import jp.kakehashi.wire.AccountMessages.Done;
import jp.kakehashi.wire.AccountMessages.ResetPassword;
import jp.kakehashi.wire.Messages.SignIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever knows the old password keeps nothing by being quick. With honest hashes: they are the
/// time in which something else can happen.
class PasswordRaceTest {
    private static final int ROUNDS = 6;
    private static final int AT_ONCE = 6;

    @TempDir Path dir;

    @Test
    void onePasswordIsGoodForOneChange() throws Exception {
        try (RunningServer running = new RunningServer(ServerConfig.local(dir, 0))) {
            Peer clerk = running.clerk();
            List<HttpResponse<String>> answers =
                    atOnce(
                            IntStream.range(0, AT_ONCE)
                                    .<Callable<HttpResponse<String>>>mapToObj(
                                            i -> () -> change(clerk, RunningServer.PASSWORD, i))
                                    .toList());
            List<Integer> through =
                    IntStream.range(0, AT_ONCE)
                            .filter(i -> answers.get(i).statusCode() == 200)
                            .boxed()
                            .toList();
            assertEquals(1, through.size(), answers.toString());
            assertTrue(lets(running, mine(through.getFirst())));
            for (var answer : answers) {
                if (answer.statusCode() != 200) {
                    assertEquals("problem.password.wrong", clerk.problem(answer));
                }
            }
        }
    }

    @Test
    void whatAnAdministratorSetsStandsWhoeverChangesMeanwhile() throws Exception {
        try (RunningServer running = new RunningServer(ServerConfig.local(dir, 0))) {
            Peer admin = running.admin();
            String now = RunningServer.PASSWORD;
            for (int round = 0; round < ROUNDS; round++) {
                String old = now;
                int number = round;
                Peer thief = running.peer().signIn("clerk", old, "pc-thief", World.PRODUCTION);
                String reset = "set by the administrator " + round;
                var answers =
                        atOnce(
                                List.of(
                                        () -> change(thief, old, number),
                                        () -> {
                                            // From together to one hash after the other.
                                            LockSupport.parkNanos(
                                                    TimeUnit.MILLISECONDS.toNanos(20L * number));
                                            return admin.post(
                                                    "/api/staff/clerk/password",
                                                    new ResetPassword(reset));
                                        }));
                assertEquals(200, answers.getLast().statusCode());
                assertTrue(lets(running, reset), "round " + round);
                assertEquals(
                        "problem.session.ended",
                        thief.problem(thief.post("/api/sign-out", new Done())));
                now = reset;
            }
        }
    }

    /// Signing out needs no hash, so that it is nearly always over before the change is written.
    @Test
    void sessionThatHasEndedChangesNothing() throws Exception {
        try (RunningServer running = new RunningServer(ServerConfig.local(dir, 0))) {
            String now = RunningServer.PASSWORD;
            int refused = 0;
            for (int round = 0; round < ROUNDS; round++) {
                String old = now;
                int number = round;
                Peer thief = running.peer().signIn("clerk", old, "pc-thief", World.PRODUCTION);
                var answers =
                        atOnce(
                                List.of(
                                        () -> change(thief, old, number),
                                        () -> {
                                            // So that the change is let in before.
                                            LockSupport.parkNanos(
                                                    TimeUnit.MILLISECONDS.toNanos(20));
                                            return thief.post("/api/sign-out", new Done());
                                        }));
                assertEquals(200, answers.getLast().statusCode());
                if (answers.getFirst().statusCode() == 200) {
                    now = mine(number);
                } else {
                    assertEquals("problem.session.ended", thief.problem(answers.getFirst()));
                    refused++;
                }
                assertTrue(lets(running, now), "round " + round);
            }
            assertTrue(refused > 0);
        }
    }

    private static HttpResponse<String> change(Peer peer, String old, int number) {
        return peer.post("/api/password", new ChangePassword(old, mine(number)));
    }

    private static String mine(int number) {
        return "changed by the owner " + number;
    }

    private static boolean lets(RunningServer running, String password) {
        var request = new SignIn("clerk", password, "pc-clerk", "窓口1", World.PRODUCTION);
        return running.peer().postSignIn(request).statusCode() == 200;
    }

    private static List<HttpResponse<String>> atOnce(List<Callable<HttpResponse<String>>> calls)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<HttpResponse<String>>> under = new ArrayList<>();
            for (Callable<HttpResponse<String>> call : calls) {
                under.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return call.call();
                                }));
            }
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> each : under) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
