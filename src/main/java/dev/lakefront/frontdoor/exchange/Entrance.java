package dev.lakefront.frontdoor.exchange;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.lakefront.frontdoor.page.OwnPages;
import dev.lakefront.frontdoor.page.StartingPage;
import dev.lakefront.frontdoor.page.WhoAmI;
import dev.lakefront.frontdoor.rule.BearerToken;
import dev.lakefront.frontdoor.rule.Navigation;
import dev.lakefront.frontdoor.rule.OutboundRequest;
import dev.lakefront.frontdoor.rule.Refusal;
import dev.lakefront.frontdoor.rule.RequestOrigin;
import dev.lakefront.frontdoor.rule.SameOrigin;
import dev.lakefront.frontdoor.settings.AppLife;
import dev.lakefront.frontdoor.settings.FrontDoorSettings;
import dev.lakefront.frontdoor.settings.Limits;
import dev.lakefront.identity.Caller;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way in: check, identity, an app that listens. Waits without a thread; ends in a request for
 * the app, or in an answer of ours.
 */
final class Entrance {
    /** What the app receives of a request. */
    @FunctionalInterface
    private interface Outbound {
        HttpRequest of(HttpRequest inbound, Caller caller, RequestOrigin origin);
    }

    private final Exchange exchange;
    private final Downstream client;
    private final FrontDoorSettings settings;
    private final HttpRequest inbound;
    private final RequestOrigin origin;

    Entrance(Exchange exchange, Downstream client, HttpRequest inbound, RequestOrigin origin) {
        this.exchange = exchange;
        this.client = client;
        this.settings = client.service().settings();
        this.inbound = inbound;
        this.origin = origin;
    }

    void begin() {
        Refusal refusal = settings.admission().refusal(inbound);
        if (refusal != null) {
            exchange.refuse(refusal);
            return;
        }
        if (WhoAmI.isAskedBy(inbound)) {
            sayWho();
            return;
        }
        FullHttpResponse own = OwnPages.answer(inbound, origin, settings);
        if (own != null) {
            exchange.conclude(own);
        } else if (bearerSaysWho()) {
            askWhoseToken(owner -> awaitApp(owner, OutboundRequest::ofBearer));
        } else {
            client.whenDone(
                    Choice.of(inbound, settings).person().callers().caller(),
                    (caller, failure) ->
                            identify(
                                    caller,
                                    failure,
                                    Refusal::of,
                                    who -> awaitApp(who, OutboundRequest::of)));
        }
    }

    private boolean bearerSaysWho() {
        return BearerToken.saysWho(
                inbound, settings.asDeployed(), settings.people().bearers()::seemsOurs);
    }

    private void askWhoseToken(Consumer<Caller> next) {
        Secret token = BearerToken.of(inbound);
        if (token == null) {
            exchange.refuse(Refusal.BEARER_MALFORMED);
        } else {
            client.whenDone(
                    settings.people().bearers().callerOf(token),
                    (caller, failure) -> identify(caller, failure, Refusal::ofBearer, next));
        }
    }

    private void sayWho() {
        if (WhoAmI.isSwitchBy(inbound)) {
            switchPerson();
        } else if (!WhoAmI.takes(inbound.method())) {
            exchange.conclude(WhoAmI.otherMethod());
        } else if (bearerSaysWho()) {
            askWhoseToken(owner -> sayWho(Choice.of(owner, settings), owner, null));
        } else {
            Choice choice = Choice.of(inbound, settings);
            client.whenDone(
                    choice.person().callers().caller(),
                    (caller, failure) -> sayWho(choice, caller, failure));
        }
    }

    private void sayWho(Choice choice, @Nullable Caller caller, @Nullable Throwable failure) {
        if (exchange.isOver()) {
            return;
        }
        if (caller == null) {
            settings.requests()
                    .failed(
                            origin.requestId(),
                            "no name for the page: " + TokenFailure.of(failure).getMessage());
        }
        exchange.conclude(
                WhoAmI.answer(inbound, settings.people(), choice.person(), choice.why(), caller));
    }

    private void switchPerson() {
        if (SameOrigin.isThatOf(inbound, origin)) {
            exchange.conclude(WhoAmI.switched(inbound, settings.people()));
        } else {
            exchange.refuse(Refusal.SWITCH_FROM_ELSEWHERE);
        }
    }

    private void identify(
            @Nullable Caller caller,
            @Nullable Throwable failure,
            Function<TokenFailure, Refusal> refusal,
            Consumer<Caller> next) {
        if (exchange.isOver()) {
            return;
        }
        if (caller == null) {
            exchange.refuse(refusal.apply(TokenFailure.of(failure)));
        } else {
            next.accept(caller);
        }
    }

    private void awaitApp(Caller caller, Outbound outbound) {
        client.whenDone(appListens(), (_, late) -> goOn(caller, outbound, late));
    }

    private void goOn(Caller caller, Outbound outbound, @Nullable Throwable late) {
        if (exchange.isOver()) {
            return;
        }
        if (late == null) {
            settings.requests().admitted(origin.requestId(), caller);
            exchange.admit(outbound.of(inbound, caller, origin));
        } else {
            standIn(settings.appLife());
        }
    }

    /** Answers in the place of an app that does not listen. */
    private void standIn(AppLife app) {
        if (Navigation.isOne(inbound)) {
            exchange.conclude(StartingPage.of(app));
        } else {
            exchange.refuse(app.end() == null ? Refusal.APP_NOT_READY : Refusal.APP_ENDED);
        }
    }

    /** Complete when the app listens; fails when the request has waited long enough. */
    private CompletableFuture<Void> appListens() {
        CompletableFuture<Void> listens = settings.appLife().listens();
        return listens.isDone()
                ? listens
                : listens.copy().orTimeout(longestHold().toMillis(), MILLISECONDS);
    }

    private Duration longestHold() {
        Limits limits = settings.limits();
        Duration hold = limits.appStart();
        Duration page = limits.startingPage();
        return Navigation.isOne(inbound) && page.compareTo(hold) < 0 ? page : hold;
    }
}
