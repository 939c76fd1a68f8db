import React from 'react';

type Props = { title: string };

export const Panel = React.memo(({ title }: Props) => {
  const [open, setOpen] = React.useState(false);
  return <div onClick={() => setOpen(!open)}>{title}</div>;
});

export function App() {
  return <Panel title="Orders" />;
}
