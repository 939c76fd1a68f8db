package dev.loginsight.worker.agent;

/**
 * @param instructions ours, the same for every error
 * @param evidence the log and the code: data from strangers
 */
record Prompt(String instructions, String evidence) {}
