// What the pages do beyond htmx: say whether they are live, keep "5 min ago" true, and copy. Without it everything still reads.
'use strict';

(() => {
  const status = document.getElementById('live-status');
  let source = null;
  let resting = false;

  function show(state, words) {
    if (!status) return;
    status.hidden = false;
    status.dataset.state = state;
    status.querySelector('.word').textContent = words;
  }

  function refresh() {
    const element = document.querySelector('[data-refresh]');
    if (element) htmx.trigger(element, 'refresh');
  }

  document.addEventListener('htmx:sseOpen', event => {
    const again = source !== null;
    source = event.detail.source;
    show('on', 'Live');
    if (again) refresh();
  });
  document.addEventListener('htmx:sseError', () => show('off', 'Reconnecting'));

  // A browser gives one server six connections: a page nobody looks at must not keep one.
  document.addEventListener('visibilitychange', () => {
    const live = document.getElementById('live');
    if (!live) return;
    if (document.hidden && source) {
      source.close();
      resting = true;
    } else if (!document.hidden && resting) {
      resting = false;
      const copy = live.cloneNode(true);
      live.replaceWith(copy);
      htmx.process(copy);
    }
  });

  function ago(then) {
    const seconds = (Date.now() - then) / 1000;
    const day = () => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(then);
    if (seconds < -60) return day();
    if (seconds < 45) return 'just now';
    const minutes = Math.max(1, Math.round(seconds / 60));
    if (minutes < 60) return minutes + ' min ago';
    const hours = Math.round(minutes / 60);
    if (hours < 24) return hours + ' h ago';
    const days = Math.round(hours / 24);
    return days < 30 ? days + (days === 1 ? ' day ago' : ' days ago') : day();
  }

  setInterval(() => {
    for (const time of document.querySelectorAll('time[datetime]')) {
      const words = ago(new Date(time.dateTime));
      if (time.textContent !== words) time.textContent = words;
    }
  }, 20000);

  for (const button of document.querySelectorAll('button.copy')) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
  }

  document.addEventListener('keydown', event => {
    const search = document.getElementById('q');
    const typing = event.target.closest('input, select, textarea');
    if (event.key === '/' && search && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  });
})();
