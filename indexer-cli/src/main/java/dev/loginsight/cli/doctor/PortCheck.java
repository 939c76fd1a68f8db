package dev.loginsight.cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Whether {@code serve} could listen where it is told to. */
final class PortCheck {
    private PortCheck() {}

    static Finding finding(String subject, String bind, int port, String key) {
        if (port == 0) {
            return Finding.ok(subject, "`serve` takes a free port");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
            return Finding.ok(subject, bind + ":" + port + " is free");
        } catch (UnknownHostException e) {
            return Finding.broken(subject, bind + " is no address of this machine", "set bind to 127.0.0.1");
        } catch (IOException e) {
            return Finding.broken(
                    subject,
                    bind + ":" + port + " cannot be listened on (" + e.getMessage() + ")",
                    "end the process that uses it, or set " + key + " to another port (0 takes a free one)");
        }
    }
}
